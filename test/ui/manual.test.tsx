// @vitest-environment happy-dom
/** Manual mode's window in front of a fake background. */
import { expect, test, vi } from 'vitest';
import type { ManualPerson, ManualThread, Pasted, PastedText } from '../../lib/rpc/manual-types.ts';
import type { Person, ThreadState } from '../../lib/rpc/thread-types.ts';
import { manualWords, sayMissingParts } from '../../lib/words/manual-words.ts';
import { openApp } from './app-window.tsx';
import type { Answers } from './fake-background.ts';
import { click, clipboard, fill, find, isThere, settle, textOf } from './screen.ts';

const name = { site: 'x', ownId: '1001', conversationId: '1001-2002' };
const bob: ManualPerson = { thread: name, peerId: '2002', handle: 'bob', name: null, state: 'protected' };
const carol: ManualPerson = {
  thread: { site: 'by-hand', ownId: '7', conversationId: '7-8' },
  peerId: '8',
  handle: null,
  name: 'carol@example.org',
  state: 'off',
};

const threadIn = (state: ThreadState, more: Partial<ManualThread> = {}): ManualThread => ({
  thread: {
    kind: 'thread',
    site: 'x',
    state,
    peerHandle: 'bob',
    name: null,
    invitedAt: null,
    waiting: false,
    canAccept: state === 'invitation-received',
    unsent: null,
    held: {
      thread: name,
      keepDays: null,
      timer: 0,
      session: state === 'protected' ? 'in-use' : 'none',
      isInvitedAnew: false,
      peerId: '8',
      muted: false,
      barred: false,
    },
  },
  outgoing: [],
  ...more,
});

const message = { id: 'a1', kind: 'message', text: 'Hello Bob', pieces: ['Sotto1one', 'Sotto1two'] } as const;

const openManual = async (answers: Answers = {}) => {
  const opened = await openApp(
    '#manual',
    { status: 'open' },
    {
      'manual.people': () => ({ people: [bob, carol] }),
      'manual.take': () => ({ text: null }),
      'manual.thread': ({ thread }) => threadIn(thread.site === 'x' ? 'protected' : 'off'),
      ...answers,
    },
  );
  await settle(); // the people are there, and the thread of the first one is asked for
  return opened;
};

const pastes = (answer: PastedText) => openManual({ 'manual.read': () => answer });

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

test('a text is shown as text, with who, when, and that it came again', async () => {
  await pastes({
    pasted: [
      {
        kind: 'row',
        row: {
          armored: 'Sotto1',
          kind: 'text',
          text: '<b>Hello</b>\n✓ verified',
          author: 'them',
          name: '@bob',
          time: 1_790_000_000,
          sequence: 1,
          notes: ['shown-again'],
        },
      },
      { kind: 'row', row: { armored: 'Sotto1', kind: 'unreadable', reason: 'other-device' } },
    ],
    thread: name,
    parts: [],
  });
  await fill('textarea[name=pasted]', 'Sotto1…');
  await click('[data-act=read]');
  expect(textOf('[data-pasted=text] .pasted-text')).toBe('<b>Hello</b>\n✓ verified');
  expect(textOf('[data-pasted=text] .small')).toMatch(/^@bob · .+ · shown again/);
  expect(textOf('[data-pasted=other-device]')).toContain('Not for this device.');
});

test('what was read leaves the field, and so does a part; what could not be read stays to be mended', async () => {
  const row = {
    armored: 'Sotto1',
    kind: 'text',
    text: 'Hello',
    author: 'them',
    name: '@bob',
    time: 0,
    notes: [],
  } as const;
  const read = { kind: 'row', row: { ...row, sequence: 1 } } as const;
  const answers: Pasted[][] = [
    [],
    [{ kind: 'cut-short' }],
    [read, { kind: 'row', row: { armored: 'Sotto1', kind: 'unreadable', reason: 'altered' } }],
    [{ kind: 'parts', count: 2, missing: [2] }],
    [read],
  ];
  const { asked } = await openManual({
    'manual.read': () => ({ pasted: answers.shift() ?? [], thread: name, parts: [] }),
  });
  const kept: string[] = [];
  for (const _ of [...answers]) {
    await fill('textarea[name=pasted]', 'Sotto1…');
    await click('[data-act=read]');
    kept.push(find<HTMLTextAreaElement>('textarea[name=pasted]').value);
  }
  expect(kept).toEqual(['Sotto1…', 'Sotto1…', 'Sotto1…', '', '']);
  expect(asked.filter(({ method }) => method === 'manual.read')).toHaveLength(5);
});

test('parts are kept from one paste to the next, and what is missing is said', async () => {
  const answers: PastedText[] = [
    { pasted: [{ kind: 'parts', count: 3, missing: [1, 3] }], thread: null, parts: ['Sotto1part'] },
    { pasted: [{ kind: 'cut-short' }, { kind: 'nobody', of: 'other' }], thread: null, parts: [] },
  ];
  const { asked } = await openManual({
    'manual.read': () => answers.shift() ?? { pasted: [], thread: null, parts: [] },
  });
  const read = async () => {
    await fill('textarea[name=pasted]', 'Sotto1…');
    await click('[data-act=read]');
  };
  await read();
  expect(textOf('[data-pasted=parts]')).toBe('2 parts missing: 1 and 3 of 3. '.concat(sayMissingParts(3, [1, 3]).todo));
  await read();
  expect(asked.filter(({ method }) => method === 'manual.read').at(-1)?.params).toMatchObject({
    parts: ['Sotto1part'],
  });
  expect(textOf('[data-pasted=cut-short]')).toMatch(/^Cut short\./);
  expect(textOf('[data-pasted=nobody]')).toMatch(/^Whose it is cannot be told\./);
  await read();
  expect(textOf('.pasted')).toBe(manualWords.nothing);
});

test('an empty paste, and one that is too long, are told before anything is asked', async () => {
  const { asked } = await openManual();
  await click('[data-act=read]');
  expect(textOf('[role=alert]')).toBe(manualWords.noText);
  await fill('textarea[name=pasted]', 'a'.repeat(100_001));
  await click('[data-act=read]');
  expect(textOf('[role=alert]')).toMatch(/^That is more than Sotto looks at/);
  expect(asked.some(({ method }) => method === 'manual.read')).toBe(false);
});

test('what was read goes when something else is pasted in vain, and when the person turns to somebody else', async () => {
  await pastes({ pasted: [{ kind: 'cut-short' }], thread: null, parts: [] });
  const read = async (text: string) => {
    await fill('textarea[name=pasted]', text);
    await click('[data-act=read]');
  };
  await read('Sotto1…');
  expect(textOf('.pasted')).toMatch(/^Cut short/);
  await read('a'.repeat(100_001));
  expect(textOf('.pasted')).toBe('');
  await read('Sotto1…');
  expect(textOf('.pasted')).toMatch(/^Cut short/);
  const choice = find<HTMLSelectElement>('select[name=person]');
  choice.value = 'new';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(textOf('.pasted')).toBe('');
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
