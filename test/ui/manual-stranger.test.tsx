// @vitest-environment happy-dom
/** An invitation of somebody new, pasted before the two addresses are there: what is missing is said, and nothing has to be pasted twice. */
import { expect, it } from 'vitest';
import type { ManualPerson, Pasted, PastedText } from '../../lib/rpc/manual-types.ts';
import { openApp } from './app-window.tsx';
import { bob } from './popup-window.tsx';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

const carol: ManualPerson = {
  thread: { site: 'by-hand', ownId: '7', conversationId: '7-8' },
  peerId: '8',
  handle: null,
  name: 'carol@example.org',
  state: 'off',
};

const invitation: Pasted = {
  kind: 'row',
  row: {
    armored: 'Sotto1',
    kind: 'card',
    card: 'invitation-received',
    author: 'them',
    name: 'carol',
    time: 0,
    notes: [],
  },
};

const openManual = async (of: Extract<Pasted, { kind: 'nobody' }>['of']) => {
  const people: ManualPerson[] = [];
  const answers: PastedText[] = [{ pasted: [{ kind: 'nobody', of }], thread: null, parts: [] }];
  const opened = await openApp(
    '#manual',
    { status: 'open' },
    {
      'manual.people': () => ({ people: [...people] }),
      'manual.take': () => ({ text: null }),
      'manual.thread': () => ({ thread: bob('off'), outgoing: [] }),
      'manual.meet': () => {
        people.push(carol);
        return { thread: carol.thread };
      },
      'manual.read': () => answers.shift() ?? { pasted: [invitation], thread: carol.thread, parts: [] },
    },
  );
  await settle();
  await fill('textarea[name=pasted]', 'Sotto1invitation');
  await click('[data-act=read]');
  return opened;
};

const pasted = (): string => find<HTMLTextAreaElement>('textarea[name=pasted]').value;

it('says that two addresses are missing and where they are typed, and keeps the invitation until then', async () => {
  const { asked } = await openManual('invitation-by-hand');
  const words = textOf('[data-pasted=nobody]');
  for (const part of ['Two addresses are missing', '“Somebody new” above', '“Go on”', 'still in the field'])
    expect(words).toContain(part);
  expect(textOf('#by-hand-meet')).toBe('Somebody new');
  expect(textOf('[data-act=meet]')).toBe('Go on');
  expect(pasted()).toBe('Sotto1invitation');
  await fill('input[name=ours]', 'alice@example.org');
  await fill('input[name=theirs]', 'carol@example.org');
  await click('[data-act=meet]');
  await settle();
  expect(isThere('input[name=ours]')).toBe(false);
  expect(pasted()).toBe('Sotto1invitation');
  await click('[data-act=read]');
  expect(asked.filter(({ method }) => method === 'manual.read').at(-1)?.params).toMatchObject({
    thread: carol.thread,
    text: 'Sotto1invitation',
  });
  expect(pasted()).toBe('');
});

it.each([
  ['invitation-on-site', 'An invitation from a conversation on a site. It is accepted where it was sent'],
  ['other', 'Whose it is cannot be told. No key that is open here fits it. Choose above, under “Person”'],
] as const)('asks for no address that would not help: %s', async (of, words) => {
  await openManual(of);
  expect(textOf('[data-pasted=nobody]')).toContain(words);
  expect(textOf('[data-pasted=nobody]')).not.toContain('addresses');
});
