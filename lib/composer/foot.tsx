/** What stands below the text area: when that which is written disappears, and what is under way. */
import type { ComposerState } from '../rpc/thread-types.ts';
import { sayDisappearing, sayWaiting, sending } from '../words/composer-words.ts';

/** What says when that which is written disappears: the text area refers to it. */
export const TIMER = 'timer';

interface FootProps {
  readonly state: Extract<ComposerState, { kind: 'open' }>;
  readonly isBusy: boolean;
}

export function Foot({ state: { timer, waiting, name }, isBusy }: FootProps) {
  return (
    <>
      {timer > 0 ? (
        <p class="composer-foot composer-timer soft" id={TIMER} data-timer={timer}>
          {sayDisappearing(timer)}
        </p>
      ) : null}
      <p class="composer-foot soft small" role="status" data-busy={isBusy ? '' : undefined}>
        {isBusy ? sending : waiting ? sayWaiting(name) : ''}
      </p>
    </>
  );
}
