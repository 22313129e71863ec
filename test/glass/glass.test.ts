/** @vitest-environment happy-dom */
/** R-FRAME-3 and R-PAGE-4: what the glass says to the page's side is a width step and whole lines, and not a word. */
import { expect, test } from 'vitest';
import { Glass } from '../../lib/glass/glass.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import type { FromGlass, GlassBox } from '../../lib/rpc/frame-port.ts';
import type { GlassRow } from '../../lib/rpc/rows.ts';

const box = (armored: string, y: number): GlassBox => ({
  armored,
  x: 0,
  y,
  width: 220,
  height: 40,
  step: 1,
  room: 3,
  color: 'rgb(0, 0, 0)',
});

const rowOf = (key: string): GlassRow => ({
  armored: key,
  kind: 'text',
  text: `secret of ${key} https://example.com/x <b>`,
  author: 'them',
  name: '@bob',
  time: 0,
  sequence: Number(/\d+$/.exec(key)?.[0] ?? 1),
  notes: [],
});

const makeGlass = () => {
  const said: FromGlass[] = [];
  const asked: string[][] = [];
  let answering: Promise<unknown> = Promise.resolve();
  const ask = (async (method: string, { armored }: { armored: string[] }) => {
    if (method !== 'glass.read') return {};
    asked.push(armored);
    await answering;
    return { rows: armored.map(rowOf) };
  }) as unknown as Ask<'glass'>;
  document.body.innerHTML = '<div id="sheet"></div><div id="bench"></div>';
  const [sheet, bench] = [document.querySelector('#sheet'), document.querySelector('#bench')] as [
    HTMLElement,
    HTMLElement,
  ];
  const glass = new Glass({ ask, say: (message) => said.push(message), sheet, bench, now: () => 0 });
  const answerAfter = (wait: Promise<unknown>): void => {
    answering = wait;
  };
  return { glass, said, asked, sheet, answerAfter };
};
const show = async (glass: Glass, boxes: readonly GlassBox[]) => {
  const names = boxes.map(({ armored }, id) => [id, armored] as const);
  glass.hear({ kind: 'layout', dark: false, names, boxes: boxes.map((one, id) => ({ ...one, id })), strips: [] });
  await new Promise((resolve) => setImmediate(resolve));
};

test('sizes go out, and nothing else', async () => {
  const { glass, said } = makeGlass();
  await show(glass, [box('one', 0), box('two', 60)]);
  expect(said.length).toBeGreaterThan(0);
  for (const message of said) {
    expect(Object.keys(message).sort()).toEqual(['kind', 'sizes']);
    if (message.kind !== 'sizes') throw new Error('no sizes');
    for (const size of message.sizes) {
      expect(Object.keys(size).sort()).toEqual(['armored', 'lines', 'step']);
      expect([0, 1, 2, 3]).toContain(size.step);
      expect(Number.isInteger(size.lines)).toBe(true);
    }
  }
  expect(JSON.stringify(said)).not.toContain('secret');
});

test('a text is asked for once, drawn as text, and its links open without opener', async () => {
  const { glass, asked, sheet } = makeGlass();
  await show(glass, [box('one', 0), box('one', 60), box('two', 120)]);
  await show(glass, [box('one', 10)]);
  expect(asked).toEqual([['one', 'two']]);
  const [row] = sheet.querySelectorAll('[data-row]');
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(1);
  expect(row?.querySelector('b')).toBeNull();
  expect(row?.querySelector('[data-text]')?.textContent).toContain('<b>');
  expect(row?.querySelector('a')?.rel).toBe('noopener noreferrer');
});

test('the second of two equal rows says that it is shown again', async () => {
  const { glass, sheet } = makeGlass();
  await show(glass, [box('one', 0), box('one', 60)]);
  const texts = [...sheet.querySelectorAll('[data-meta]')].map((meta) => meta.textContent ?? '');
  expect(texts.map((text) => text.includes('shown again'))).toEqual([false, true]);
});

const metas = (sheet: HTMLElement) => [...sheet.querySelectorAll('[data-meta]')].map((meta) => meta.textContent ?? '');

test('R-LIE-5: a row before which messages are missing says so, until they are there', async () => {
  const { glass, sheet } = makeGlass();
  await show(glass, [box('row 1', 0), box('row 4', 60), box('row 3', 120)]);
  expect(metas(sheet).map((meta) => meta.includes('1 message before this one is not here'))).toEqual([
    false,
    true,
    false,
  ]);
  expect(metas(sheet).map((meta) => meta.includes('out of order'))).toEqual([false, false, true]);
  await show(
    glass,
    [1, 2, 3, 4].map((number) => box(`row ${number}`, 60 * number)),
  );
  expect(metas(sheet).filter((meta) => /not here|out of order/.test(meta))).toEqual([]);
});

test('R-LIE-5: a row without room to be seen is not there, and one that is not known yet may be anything', async () => {
  const { glass, sheet, answerAfter } = makeGlass();
  await show(glass, [box('row 1', 0), { ...box('row 2', 0), width: 0, height: 0 }, box('row 3', 120)]);
  expect(metas(sheet).filter((meta) => meta.includes('1 message before this one is not here'))).toHaveLength(1);
  answerAfter(new Promise(() => undefined));
  await show(glass, [box('row 1', 0), box('fresh', 60), box('row 3', 120)]);
  expect(metas(sheet).filter((meta) => meta.includes('not here'))).toEqual([]);
});

test('blank means blank, and what is asked anew is drawn anew', async () => {
  const { glass, asked, sheet } = makeGlass();
  await show(glass, [box('one', 0)]);
  glass.blank();
  expect(sheet.childElementCount).toBe(0);
  glass.refresh();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toHaveLength(2);
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(1);
});

test('while something is asked anew, what was read stays readable, wherever it moves', async () => {
  const { glass, asked, sheet, answerAfter } = makeGlass();
  await show(glass, [box('one', 0), box('two', 60)]);
  let answer = (): void => undefined;
  answerAfter(new Promise<void>((resolve) => (answer = resolve)));
  glass.refresh();
  await show(glass, [box('one', 10), box('two', 70), box('one', 130)]);
  const texts = () => [...sheet.querySelectorAll('[data-row]')].map((row) => row.textContent);
  expect(texts()).toHaveLength(3);
  expect(texts().filter((text) => text?.includes('shown again'))).toHaveLength(1);
  glass.refresh(); // the answer that is on its way may not know of it
  answer();
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual([
    ['one', 'two'],
    ['one', 'two'],
    ['one', 'two'],
  ]);
  expect(texts()).toHaveLength(3);
});

test('what may not be read any more is taken off at once', async () => {
  const { glass, sheet, answerAfter } = makeGlass();
  await show(glass, [box('one', 0)]);
  const refused = Promise.reject(new Error('vault/locked'));
  refused.catch(() => undefined);
  answerAfter(refused);
  glass.refresh();
  await new Promise((resolve) => setImmediate(resolve));
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(0);
});

test('what is expected is read and measured before anything stands there, and not drawn', async () => {
  const { glass, said, asked, sheet } = makeGlass();
  glass.expect(['one', 'two'], []);
  await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toEqual([['one', 'two']]);
  expect(
    said.flatMap((message) => (message.kind === 'sizes' ? message.sizes.map(({ armored }) => armored) : [])),
  ).toEqual(['one', 'two']);
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(0);
  await show(glass, []); // the page engine repeats that there is nothing yet
  await show(glass, [box('two', 0), box('three', 60)]);
  expect(asked).toEqual([['one', 'two'], ['three']]);
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(2);
});

test('what came with the binding is measured at once, and only the rest of what is expected is asked for', async () => {
  const { glass, said, asked, sheet } = makeGlass();
  glass.expect(['one', 'two', 'three'], ['two', 'three'].map(rowOf));
  expect(
    said.flatMap((message) => (message.kind === 'sizes' ? message.sizes.map(({ armored }) => armored) : [])),
  ).toEqual(['two', 'three']);
  expect(asked).toEqual([['one']]);
  await show(glass, [box('two', 0)]);
  expect(asked).toEqual([['one']]);
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(1);
});

test('a size is said once, and again when rows are laid out without it', async () => {
  const { glass, said } = makeGlass();
  const boxes = [box('one', 0), box('two', 60)];
  await show(glass, boxes);
  const first = said.length;
  glass.refresh();
  await new Promise((resolve) => setImmediate(resolve));
  expect(said).toHaveLength(first);
  await show(glass, boxes);
  expect(said.length).toBeGreaterThan(first);
});

test('a number stands for the text that it was told with, until all are told anew', async () => {
  const { glass, sheet } = makeGlass();
  const row = (id: number, y: number) => {
    const { armored, ...place } = box('', y);
    return { ...place, id };
  };
  const layout = { kind: 'layout', dark: false, strips: [] } as const;
  const texts = () => [...sheet.querySelectorAll('[data-text]')].map((text) => text.textContent?.split(' ')[2]);
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  glass.hear({ ...layout, names: [[7, 'one']], boxes: [row(7, 0)] });
  await settle();
  glass.hear({ ...layout, names: [[8, 'two']], boxes: [row(8, 0), row(7, 60), row(9, 120)] });
  await settle();
  expect(texts()).toEqual(['two', 'one']);
  glass.hear({ ...layout, anew: true, names: [[10, 'two']], boxes: [row(7, 0), row(10, 60)] });
  await settle();
  expect(texts()).toEqual(['two']);
});

test('what is coming is read before anybody knows where it stands, and drawn when that is said', async () => {
  const { glass, asked, said, sheet } = makeGlass();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  await show(glass, [box('one 1', 0)]);
  glass.hear({ kind: 'coming', names: [[1, 'two 2']] });
  await settle();
  expect(asked).toEqual([['one 1'], ['two 2']]);
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(1);
  const sizesBefore = said.length;
  const boxes = [box('one 1', 0), box('two 2', 60)].map(({ armored, ...place }, id) => ({ ...place, id }));
  glass.hear({ kind: 'layout', dark: false, names: [], boxes, strips: [] });
  expect(sheet.querySelectorAll('[data-row]')).toHaveLength(2);
  expect(said.length).toBeGreaterThan(sizesBefore);
  expect(asked).toHaveLength(2);
});
