// @vitest-environment happy-dom
/** Manual mode: what is written and copied, whom it is for, and what begins a thread. What is pasted stands in manual-reading.test.tsx. */
import { expect, test, vi } from 'vitest';
import type { ManualPerson, ManualThread, PastedText } from '../../lib/rpc/manual-types.ts';
import type { Person } from '../../lib/rpc/thread-types.ts';
import { manualWords } from '../../lib/words/manual-words.ts';
import { openApp } from './app-window.tsx';
import { bob, carol, name, openManual, threadIn } from './manual-window.tsx';
import { click, clipboard, fill, find, isThere, settle, textOf } from './screen.ts';

const message = { id: 'a1', kind: 'message', text: 'Hello Bob', pieces: ['Sotto1one', 'Sotto1two'] } as const;

test('what is typed is encrypted, each part is copied, and the last one counts as sent', async () => {
  const board = clipboard();
  let outgoing: ManualThread['outgoing'] = [];
  const { asked } = await openManual({
    'manual.thread': () => threadIn('protected', { outgoing }),
    'manual.write': () => {
      outgoing = [message];
      return { id: message.id };
    },
    'manual.handed': () => {
      outgoing = [];
      return {};
    },
  });
  await fill('textarea[name=written]', 'Hello Bob');
  await click('[data-act=write]');
  expect(find<HTMLTextAreaElement>('textarea[name=written]').value).toBe('');
  const copies = () => [...document.querySelectorAll<HTMLElement>('[data-hand-over=message] [data-act=copy]')];
  expect(copies().map((button) => button.textContent)).toEqual(['Copy part 1 of 2', 'Copy part 2 of 2']);
  copies()[0]?.click();
  await settle();
  expect(asked.some(({ method }) => method === 'manual.handed')).toBe(false);
  copies()[1]?.click();
  await settle();
  expect(board.written).toEqual(message.pieces);
  expect(asked.find(({ method }) => method === 'manual.handed')?.params).toEqual({ thread: name, id: 'a1' });
  expect(find('[data-hand-over=message]').dataset['handed']).toBe('true');
  expect(textOf('[data-hand-over=message]')).toContain(manualWords.copied);
});

test('where the browser refuses to copy, the person copies by hand and says so', async () => {
  clipboard().refuse();
  const { asked } = await openManual({
    'manual.thread': () => threadIn('protected', { outgoing: [{ ...message, pieces: ['Sotto1one'] }] }),
    'manual.handed': () => ({}),
  });
  await click('[data-hand-over=message] [data-act=copy]');
  expect(textOf('[data-hand-over=message]')).toContain(manualWords.copyFailed);
  expect(asked.some(({ method }) => method === 'manual.handed')).toBe(false);
  expect(find<HTMLTextAreaElement>('[data-hand-over=message] textarea').value).toBe('Sotto1one');
  await click('[data-act=handed]');
  expect(asked.some(({ method }) => method === 'manual.handed')).toBe(true);
});

test('a failure keeps what was typed and is said in a sentence', async () => {
  await openManual({ 'manual.write': () => ({ error: 'message/too-long' }) });
  await fill('textarea[name=written]', 'much too long');
  await click('[data-act=write]');
  expect(find<HTMLTextAreaElement>('textarea[name=written]').value).toBe('much too long');
  expect(textOf('[role=alert]')).toMatch(/^This message is too long/);
});

test.each([
  ['off', 'invite', 'Make an invitation'],
  ['invited', 'invite', 'Make another invitation'],
  ['invitation-received', 'accept', 'Accept the invitation'],
  ['restored', 'invite', 'Make an invitation'],
] as const)('a thread that is %s begins with: %s', async (state, act, label) => {
  const { asked } = await openManual({
    'manual.thread': () => threadIn(state),
    'manual.invite': () => ({}),
    'manual.accept': () => ({}),
  });
  expect(isThere('textarea[name=written]')).toBe(false);
  expect(textOf(`[data-act=${act}]`)).toBe(label);
  await click(`[data-act=${act}]`);
  expect(asked.find(({ method }) => method === `manual.${act}`)?.params).toEqual({ thread: name });
});

test('a thread that is blocked begins with nothing, and one that was copied with a new session', async () => {
  await openManual({ 'manual.thread': () => threadIn('blocked') });
  for (const act of ['invite', 'accept', 'renew', 'write']) expect(isThere(`[data-act=${act}]`)).toBe(false);
  const copied = threadIn('protected');
  const { held } = copied.thread;
  if (held === undefined) throw new Error('not held');
  const { asked } = await openManual({
    'manual.thread': () => ({ ...copied, thread: { ...copied.thread, held: { ...held, session: 'copied' } } }),
    'manual.renew': () => ({}),
  });
  expect(isThere('[data-act=write]')).toBe(false);
  await click('[data-act=renew]');
  expect(asked.some(({ method }) => method === 'manual.renew')).toBe(true);
});

test('somebody new is met by two addresses, and is then the one who is written to', async () => {
  const people: ManualPerson[] = [];
  const { asked } = await openManual({
    'manual.people': () => ({ people }),
    'manual.meet': () => {
      people.push(carol);
      return { thread: carol.thread };
    },
  });
  expect(isThere('[data-by-hand=nobody]')).toBe(true);
  await fill('input[name=ours]', 'alice@example.org');
  await fill('input[name=theirs]', 'carol@example.org');
  await click('[data-act=meet]');
  await settle();
  await settle();
  expect(asked.find(({ method }) => method === 'manual.meet')?.params).toEqual({
    ours: 'alice@example.org',
    theirs: 'carol@example.org',
  });
  expect(textOf('select[name=person] option')).toBe('carol@example.org');
  expect(isThere('[data-by-hand=off] [data-act=invite]')).toBe(true);
});

test('what was selected in a page is read at once, and a selection without encrypted text says so', async () => {
  const nothing: PastedText = { pasted: [], thread: null, parts: [] };
  const { asked } = await openManual({
    'manual.take': () => ({ text: 'Sotto1selected' }),
    'manual.read': () => nothing,
  });
  await settle();
  expect(asked.find(({ method }) => method === 'manual.read')?.params).toEqual({
    thread: name,
    text: 'Sotto1selected',
    parts: [],
  });
  expect(textOf('.pasted')).toBe(manualWords.nothing);
});

test('it opens for the person whose row was clicked, and no address says who', async () => {
  const person: Person = {
    ...{ site: 'by-hand', ownId: '7', peerId: '8', conversationId: '7-8', handle: null, name: 'carol@example.org' },
    ...{ state: 'protected', verified: false, since: 0, heardAt: null, muted: false, barred: false },
  };
  await openApp(
    '#people',
    { status: 'open' },
    {
      'people.list': () => ({ people: [person], accounts: [] }),
      'manual.people': () => ({ people: [bob, carol] }),
      'manual.thread': () => threadIn('protected'),
    },
  );
  await click('[data-person="8"] [data-act=person]');
  await click('[data-person="8"] [data-act=manual]');
  // The browser says in its own time that the address is another.
  await vi.waitFor(() => expect(find<HTMLSelectElement>('select[name=person]').value).toBe('by-hand 7 7-8'));
  expect(location.href).toMatch(/#manual$/);
});
