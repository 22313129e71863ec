/**
 * R-SEND-1 in real editors from npm: exactly the text is put in, known to the editor itself and sent, or nothing is; a draft is never written over,
 * and whoever had the focus has it afterwards.
 */
import { labEditors, mangling } from '../hosts/editor-lab/editors.ts';
import { expect, message, test } from '../support/editor-bench.ts';

test.describe.configure({ mode: 'default' }); // one browser for all of them

const short = message(3_000);
const long = message(10_000);

for (const { name, places } of labEditors)
  for (const place of places)
    test(`${name}, ${place}: exact, never over a draft, focus given back`, {
      tag: place === 'light' ? '@firefox' : '@firefox-full',
    }, async ({ bench }) => {
      await bench.open(name, place);
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

      const before = bench.sent.length;
      await bench.draft('half a sentence');
      expect(await bench.read()).toBe('half a sentence');
      expect(await bench.send(message(500))).toEqual({ kind: 'refused', code: 'page/box-not-empty' });
      expect(await bench.known()).toBe('half a sentence');
      expect(await bench.empty()).toBe(true);
      expect(await bench.known()).toBe('');
      expect(bench.sent).toHaveLength(before);

      expect(await bench.guard()).toBe(true);
      expect(await bench.focused()).toBe('ours');
      expect(await bench.send(message(700))).toEqual({ kind: 'sent' });
      expect(bench.sent.at(-1)).toBe(message(700).text);
      expect(await bench.known()).toBe('');
      expect(await bench.focused()).toBe('ours');
      expect(await bench.isShut()).toBe(true);
    });

test('an editor that changes every text has nothing to send, and is empty again', { tag: '@firefox' }, async ({
  bench,
}) => {
  await bench.open(mangling.name, 'light');
  const before = bench.sent.length;
  expect(await bench.send(message(500))).toEqual({ kind: 'refused', code: 'page/not-exact' });
  expect(await bench.known()).toBe('');
  expect(bench.sent).toHaveLength(before);
});
