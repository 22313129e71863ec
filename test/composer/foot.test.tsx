/** @vitest-environment happy-dom */
/** Below the text area stands when what is written disappears, apart from what is under way, and nothing where there is no timer. */
import { expect, test } from 'vitest';
import { Foot, TIMER } from '../../lib/composer/foot.tsx';
import type { ComposerState } from '../../lib/rpc/thread-types.ts';
import { isThere, show, textOf } from '../ui/screen.ts';

const state = (timer: number, waiting = false): Extract<ComposerState, { kind: 'open' }> => ({
  kind: 'open',
  name: '@bob',
  isVerified: false,
  waiting,
  timer,
  room: 7_343,
  further: null,
  draft: '',
  committed: [],
  unsent: null,
});

test('a timer is said in plain words', async () => {
  await show(<Foot state={state(86_400)} isBusy={false} />);
  expect([textOf(`#${TIMER}`), textOf('[role=status]')]).toEqual(['Disappears after 1 day', '']);
  await show(<Foot state={state(86_400, true)} isBusy={true} />);
  expect([textOf(`#${TIMER}`), textOf('[role=status]')]).toEqual(['Disappears after 1 day', 'Encrypting and sending…']);
});

test('without a timer nothing is said of one', async () => {
  await show(<Foot state={state(0, true)} isBusy={false} />);
  expect([isThere(`#${TIMER}`), textOf('[role=status]')]).toEqual([false, 'Waiting for @bob']);
});
