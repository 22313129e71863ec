/** Manual mode's window in front of a fake background that knows two people. */
import type { ManualPerson, ManualThread } from '../../lib/rpc/manual-types.ts';
import type { ThreadState } from '../../lib/rpc/thread-types.ts';
import { openApp } from './app-window.tsx';
import type { Answers } from './fake-background.ts';
import { held, bob as inPopup, thread as name } from './popup-window.tsx';
import { settle } from './screen.ts';

export { name };

export const bob: ManualPerson = { thread: name, peerId: '2002', handle: 'bob', name: null, state: 'protected' };
export const carol: ManualPerson = {
  thread: { site: 'by-hand', ownId: '7', conversationId: '7-8' },
  peerId: '8',
  handle: null,
  name: 'carol@example.org',
  state: 'off',
};

export const threadIn = (state: ThreadState, more: Partial<ManualThread> = {}): ManualThread => ({
  thread: inPopup(state, {
    canAccept: state === 'invitation-received',
    held: held({ session: state === 'protected' ? 'in-use' : 'none' }),
  }),
  outgoing: [],
  ...more,
});

export const openManual = async (answers: Answers = {}) => {
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
