/** What the composer does with a text when the background is locked, stopped, or slow. */
import { expect, test, vi } from 'vitest';
import { Writing } from '../../lib/composer/writing.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import { type ErrorCode, RpcError } from '../../lib/rpc/errors.ts';
import type { ComposerState, Entered } from '../../lib/rpc/thread-types.ts';
import { notSeen, siteBoxFirst } from '../../lib/words/composer-words.ts';

const open = (more: Partial<Extract<ComposerState, { kind: 'open' }>> = {}): ComposerState => ({
  kind: 'open',
  timer: 0,
  room: 7_343,
  further: null,
  name: '@bob',
  isVerified: false,
  waiting: false,
  draft: '',
  unsent: null,
  committed: [],
  ...more,
});

interface Asked {
  readonly text: string;
  readonly entry?: string;
  readonly pending?: readonly Entered[];
}

/** A background whose answers a test may change. */
const makeWriting = (first: ComposerState) => {
  const background = {
    state: first,
    refusal: null as ErrorCode | null,
    drafts: [] as string[],
    sent: [] as string[],
    entries: [] as string[],
  };
  const answers: Record<string, (params: Asked) => unknown> = {
    'composer.state': () => background.state,
    'composer.draft': ({ text, pending = [] }) => {
      background.drafts.push([...pending.map((one) => one.text), text].filter((part) => part !== '').join('\n'));
      return {};
    },
    'composer.send': ({ text, entry = '' }) => {
      background.entries.push(entry);
      if (background.refusal !== null) throw new RpcError(background.refusal);
      background.sent.push(text);
      return { kind: 'sent' };
    },
  };
  const ask = (async (method: string, params: Asked) => answers[method]?.(params)) as unknown as Ask<'composer'>;
  return { background, writing: new Writing({ ask, changed: () => {} }) };
};

test('the stored draft comes back, but never over newer text', async () => {
  const { writing, background } = makeWriting(open({ draft: 'from yesterday' }));
  await writing.refresh();
  expect(writing.text).toBe('from yesterday');
  writing.write('newer');
  background.state = open({ draft: 'older' });
  await writing.refresh();
  expect(writing.text).toBe('newer');
});

test('a draft that came from the vault goes when it went out from another tab, and stays once it was touched here', async () => {
  const { writing, background } = makeWriting(open({ draft: 'from another tab' }));
  await writing.refresh();
  background.state = open();
  await writing.refresh();
  expect([writing.text, writing.isKept]).toEqual(['', true]);

  const touched = makeWriting(open({ draft: 'from another tab' }));
  await touched.writing.refresh();
  touched.writing.write('from another tab, and this one');
  touched.background.state = open();
  await touched.writing.refresh();
  expect(touched.writing.text).toBe('from another tab, and this one');
});

test('what is typed outlives a lock, and a locked vault is not asked to keep it', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('half a thought');
  background.state = { kind: 'locked' };
  await writing.refresh();
  writing.keepDraft();
  expect(background.drafts).toEqual([]);
  background.state = open();
  await writing.refresh();
  expect(writing.text).toBe('half a thought');
});

test('a refused send gives the text back and says why', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  background.refusal = 'message/too-long';
  writing.write('much too long');
  writing.send();
  await vi.waitFor(() => expect(writing.text).toBe('much too long'));
  expect(writing.notice).toContain('too long');
});

test('a text that was committed before the background stopped is not offered a second time', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  background.refusal = 'rpc/interrupted';
  writing.write('committed');
  writing.send();
  background.state = open({ committed: background.entries });
  await vi.waitFor(() => expect(writing.isBusy).toBe(false));
  await vi.waitFor(() => expect(writing.state).toMatchObject({ committed: background.entries }));
  expect(writing.text).toBe('');
  expect(writing.notice).toBeNull();
});

test('nor is one that the vault was locked over, once it is open again; what was typed behind it stays', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  background.refusal = 'rpc/interrupted';
  background.state = { kind: 'locked' };
  writing.write('committed');
  writing.send();
  writing.write('typed behind it');
  await vi.waitFor(() => expect(writing.text).toBe('committed\ntyped behind it'));
  background.state = open({ committed: background.entries });
  await writing.refresh();
  expect(writing.text).toBe('typed behind it');
});

test('the draft holds what waits to be sent as well as what is in the box', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('first');
  writing.send();
  writing.write('second');
  writing.keepDraft();
  expect(background.drafts).toEqual(['first\nsecond']);
});

test('whoever types without a pause has it kept meanwhile', async () => {
  vi.useFakeTimers();
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  for (let letters = 1; letters <= 40; letters += 1) {
    writing.write('a'.repeat(letters));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(background.drafts.length).toBeGreaterThanOrEqual(2);
  vi.useRealTimers();
});

test('a draft that was kept while its text was on the way is let go when that has been sent', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('on its way');
  writing.send();
  writing.keepDraft();
  expect(background.drafts).toEqual(['on its way']);
  await vi.waitFor(() => expect(background.drafts).toEqual(['on its way', '']));
  expect(background.sent).toEqual(['on its way']);
});

test('R-TYPE-3: a box that is not seen says so, sends nothing, and goes on with its text when it is seen', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('half a thought');
  writing.see(false);
  writing.send();
  expect([writing.isHeld, writing.notice, writing.text]).toEqual([true, notSeen, 'half a thought']);
  writing.see(true);
  expect([writing.isHeld, writing.notice]).toEqual([false, null]);
  writing.send();
  await vi.waitFor(() => expect(background.sent).toEqual(['half a thought']));
});

test('R-SEND-3: while the site’s box holds text nothing is sent, Enter says why, and the text goes once that box is empty', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.hearSiteBox({ holds: true, shown: false, copied: false });
  writing.write('a first thought');
  writing.send();
  expect([writing.notice, writing.text, writing.isBusy]).toEqual([siteBoxFirst, 'a first thought', false]);
  writing.hearSiteBox({ holds: true, shown: true, copied: true });
  expect(writing.notice).toBe(siteBoxFirst);
  writing.hearSiteBox({ holds: false, shown: false, copied: false });
  expect(writing.notice).toBeNull();
  writing.send();
  await vi.waitFor(() => expect(background.sent).toEqual(['a first thought']));
});

test('a page that takes the focus gets nothing sent until the person clicks into the box', async () => {
  const { writing, background } = makeWriting(open());
  await writing.refresh();
  writing.write('half a thought');
  writing.pause();
  writing.send();
  expect([writing.isHeld, writing.text]).toEqual([true, 'half a thought']);
  writing.resume();
  writing.send();
  await vi.waitFor(() => expect(background.sent).toEqual(['half a thought']));
});
