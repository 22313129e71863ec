/**
 * R-SEND-1 in real editors from npm: exactly the text is put in, known to the editor itself and sent, or nothing is; a draft is never written over,
 * and whoever had the focus has it afterwards. R-TYPE-1: what the person types meanwhile is not the page's.
 */
import type { InsertOutcome } from '../../lib/rpc/page-contract.ts';
import { type LabEditor, labEditors, mangling } from '../hosts/editor-lab/editors.ts';
import { type EditorBench, expect, message, test } from '../support/editor-bench.ts';

test.describe.configure({ mode: 'default' }); // one browser for all of them

const short = message(3_000);
const long = message(10_000);

const putsInAndTakesOut = async (bench: EditorBench): Promise<void> => {
  await bench.focus('elsewhere');
  for (const prepared of [short, long]) {
    expect(await bench.fill(prepared)).toBe(true);
    expect(await bench.known()).toBe(prepared.text);
    expect(await bench.focused()).toBe('elsewhere');
    expect(await bench.empty()).toBe(true);
    expect(await bench.known()).toBe('');
    expect(await bench.focused()).toBe('elsewhere');

    expect(await bench.send(prepared)).toEqual({ kind: 'sent' });
    expect(bench.sent.at(-1)).toBe(prepared.text);
    expect(await bench.known()).toBe('');
    await bench.focus('elsewhere'); // where the page has it after a send is the page's choice, until it is guarded
  }
};

const leavesADraft = async (bench: EditorBench): Promise<void> => {
  const before = bench.sent.length;
  await bench.draft('half a sentence');
  expect(await bench.read()).toBe('half a sentence');
  expect(await bench.send(message(500))).toEqual({ kind: 'refused', code: 'page/box-not-empty' });
  expect(await bench.known()).toBe('half a sentence');
  expect(await bench.empty()).toBe(true);
  expect(await bench.known()).toBe('');
  expect(bench.sent).toHaveLength(before);
};

const sendsWhileGuarded = async (bench: EditorBench, { needsFocus, needsForm }: LabEditor): Promise<void> => {
  for (const [frame, length] of [
    ['composer', 700],
    ['glass', 800],
  ] as const) {
    const before = await bench.moves();
    expect(await bench.guard(frame)).toBe(true);
    expect(await bench.focused()).toBe(frame);
    expect(await bench.send(message(length))).toEqual({ kind: 'sent' });
    expect(bench.sent.at(-1)).toBe(message(length).text);
    expect(await bench.known()).toBe('');
    expect(await bench.focused()).toBe(frame);
    expect(await bench.isShut()).toBe(true);
    const isFirst = frame === 'composer';
    expect((await bench.moves()) > before).toBe(needsFocus === 'each' || (needsFocus === 'first' && isFirst));
  }
  if (needsFocus === undefined && needsForm === undefined) expect(await bench.openings()).toBe(0);
};

/** One of each kind is told in Firefox in every run. */
const toldInFirefox = ['react-field', 'plain-editable', 'lexical-rich', 'quill', 'draft'];

for (const editor of labEditors) {
  const { name, places } = editor;
  for (const place of places)
    test(`${name}, ${place}: exact, never over a draft, focus given back`, {
      tag: place === 'light' && toldInFirefox.includes(name) ? '@firefox' : '@firefox-full',
    }, async ({ bench }) => {
      await bench.open(name, { place });
      await putsInAndTakesOut(bench);
      await leavesADraft(bench);
      await bench.open(name, { place });
      await sendsWhileGuarded(bench, editor);
      expect(await bench.breaches()).toEqual([]);
    });
}

test('an editor that changes every text has nothing to send, and is empty again', { tag: '@firefox-full' }, async ({
  bench,
}) => {
  await bench.open(mangling.name);
  const before = bench.sent.length;
  expect(await bench.send(message(500))).toEqual({ kind: 'refused', code: 'page/not-exact' });
  expect(await bench.known()).toBe('');
  expect(bench.sent).toHaveLength(before);
});

test('an editor that looks at its selection ten times a second is given the text when it has seen that', {
  tag: '@firefox-full',
}, async ({ bench }) => {
  await bench.open('slate');
  expect(await bench.guard()).toBe(true);
  await bench.page.evaluate(() => void setInterval(() => document.dispatchEvent(new Event('selectionchange')), 10));
  expect(await bench.send(short)).toEqual({ kind: 'sent' });
  expect(bench.sent.at(-1)).toBe(short.text);
});

/** Nothing but letters of `all`, in their order. */
const isPartOf = (some: string, all: string): boolean =>
  [...all].reduce((left, letter) => (left.startsWith(letter) ? left.slice(1) : left), some) === '';

/** One key after the other, as fast as the browser takes them. What was typed. */
const typesMeanwhile = async (bench: EditorBench): Promise<string> => {
  let typed = '';
  await bench.meanwhile(async () => {
    const letter = String.fromCharCode(97 + (typed.length % 26));
    await bench.keys(letter);
    typed += letter;
  });
  return typed;
};

for (const { name, needsFocus } of labEditors)
  test(`${name}: what is typed while a text is put in goes to the person’s own box, or nowhere`, {
    tag: name === 'plain-editable' ? '@firefox' : '@firefox-full',
  }, async ({ bench }) => {
    await bench.open(name);
    await bench.guard();
    const before = bench.sent.length;
    await bench.beginToSend(short);
    const typed = await typesMeanwhile(bench);
    const outcome = await bench.outcome();
    await expect.poll(() => bench.focused()).toBe('composer');
    await bench.keys('!');
    // Keys that never pause leave an editor no moment with the focus: then it is given nothing.
    if (needsFocus === undefined) expect(outcome).toEqual({ kind: 'sent' });
    else expect([{ kind: 'sent' }, { kind: 'refused', code: 'page/not-exact' }]).toContainEqual(outcome);
    expect(bench.sent.slice(before)).toEqual((outcome as InsertOutcome).kind === 'sent' ? [short.text] : []);
    expect([await bench.heard(), await bench.known()]).toEqual(['', '']);
    const written = await bench.written();
    if (needsFocus === undefined) expect(written).toBe(`${typed}!`);
    expect(written.at(-1)).toBe('!');
    expect(isPartOf(written, `${typed}!`)).toBe(true);
  });

for (const name of ['react-field', 'lexical-rich', 'plain-editable'])
  test(`${name}: a text is sent from a tab that nobody sees`, {
    tag: name === 'react-field' ? '@firefox-alone' : ['@firefox-alone', '@full'],
  }, async ({ bench }) => {
    await bench.open(name);
    await bench.guard();
    const before = bench.sent.length;
    await bench.beginToSend(short, 'hidden');
    await bench.elsewhereUntil('it is sent', async () => bench.sent.length > before);
    expect(await bench.outcome()).toEqual({ kind: 'sent' });
    expect(bench.sent.at(-1)).toBe(short.text);
    expect([await bench.known(), await bench.focused(), await bench.isShut()]).toEqual(['', 'composer', true]);
  });
