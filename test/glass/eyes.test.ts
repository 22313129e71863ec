/** @vitest-environment happy-dom */
/** R-VAULT-41: a text's time begins when it stands before the person's eyes, in a document that is shown, and at no other moment. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Glass } from '../../lib/glass/glass.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import type { GlassRow } from '../../lib/rpc/rows.ts';
import { Screen, watchByScreen } from './screen.ts';

/** The row that shows this text comes into view by such a part. */
const scroll = (text: string, intersectionRatio: number, height = 20): void => {
  const target = [...watched()].find((row) => row.textContent?.includes(text));
  if (target === undefined) throw new Error('nobody watches that');
  Screen.now?.say([
    { target, intersectionRatio, intersectionRect: new DOMRect(0, 0, 100, height * intersectionRatio) },
  ]);
};

watchByScreen();

const watched = (): ReadonlySet<Element> => Screen.now?.watched ?? new Set();

let visibility: DocumentVisibilityState = 'visible';
beforeEach(() => {
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => vi.restoreAllMocks());

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** A glass over rows named by their text; those that begin with `timed` have a time that was not begun. */
const glassOver = async (...names: readonly string[]) => {
  const shown: string[][] = [];
  const begun = new Set<string>();
  let isRefusing = false;
  const ask = (async (_: string, asked: { armored: string[]; shown: boolean }) => {
    if (isRefusing) throw new Error('interrupted');
    if (asked.shown) shown.push(asked.armored);
    for (const one of asked.shown ? asked.armored : []) begun.add(one);
    const rows = asked.armored.map((armored): GlassRow => {
      const row = {
        armored,
        kind: 'text',
        text: armored,
        author: 'them',
        name: '@bob',
        time: 0,
        sequence: 1,
        notes: [],
      } as const;
      return armored.startsWith('timed') && !begun.has(armored) ? { ...row, unseen: true } : row;
    });
    return { rows };
  }) as unknown as Ask<'glass'>;
  document.body.innerHTML = '<div id="sheet"></div><div id="bench"></div>';
  const [sheet, bench] = ['#sheet', '#bench'].map((css) => document.querySelector<HTMLElement>(css));
  if (!sheet || !bench) throw new Error('no sheet');
  const glass = new Glass({ ask, say: () => {}, sheet, bench, now: () => 0 });
  const boxes = names.map((_, index) => ({
    id: index,
    x: 0,
    y: 60 * index,
    width: 220,
    height: 40,
    step: 1 as const,
    room: 3 as const,
    color: 'rgb(0, 0, 0)',
  }));
  glass.hear({ kind: 'layout', dark: false, names: [...names.entries()], boxes, strips: [] });
  await settle();
  const refuse = (is: boolean): void => {
    isRefusing = is;
  };
  return { glass, shown, refuse };
};

test('rows without a time are not watched, and those with one are only drawn until they are seen', async () => {
  const { shown } = await glassOver('plain', 'timed one', 'timed two');
  expect([...watched()].map((row) => row.textContent?.includes('timed'))).toEqual([true, true]);
  expect(shown).toEqual([]);
  scroll('timed two', 0.75);
  await settle();
  expect(shown).toEqual([['timed two']]);
  expect(watched().size).toBe(1);
});

test('a sliver is not seen, and of a text that is taller than the window two lines are enough', async () => {
  const { shown } = await glassOver('timed');
  scroll('timed', 0.25);
  await settle();
  expect(shown).toEqual([]);
  scroll('timed', 0.25, 400);
  await settle();
  expect(shown).toEqual([['timed']]);
});

test('in a hidden tab nothing begins; when it is shown, what stands there begins', async () => {
  visibility = 'hidden';
  const { shown, glass } = await glassOver('timed one', 'timed two');
  scroll('timed one', 1);
  scroll('timed two', 1);
  scroll('timed two', 0);
  glass.refresh();
  await settle();
  expect(shown).toEqual([]);
  scroll('timed one', 1);
  visibility = 'visible';
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
  expect(shown).toEqual([['timed one']]);
});

test('what the background did not hear is said again', async () => {
  const { shown, glass, refuse } = await glassOver('timed');
  refuse(true);
  scroll('timed', 1);
  await settle();
  expect(shown).toEqual([]);
  refuse(false);
  glass.refresh();
  await settle();
  scroll('timed', 1);
  await settle();
  expect(shown).toEqual([['timed']]);
});
