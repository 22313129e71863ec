/** How a check of a key ended, first and large: one verdict in words, what was found, and what to do. */
import { useEffect, useRef } from 'preact/hooks';
import type { KeyCheckState, ScanOutcome } from '../rpc/thread-types.ts';
import { sayCheckFailure, sayScanRefusal, verdicts, verifyWords } from '../words/verify-words.ts';

/** A scan that has an outcome, and what the thread was when it began. */
export interface EndedScan {
  readonly outcome: ScanOutcome;
  readonly before: KeyCheckState['state'];
}

type Verdict = keyof typeof verdicts;

interface Outcome {
  readonly verdict: Verdict;
  readonly what: string;
  readonly todo: string;
}

/** @param scan the one that ended last in this window. @param first how the check stood when the window was opened */
export const outcomeOf = (
  scan: EndedScan | null,
  check: KeyCheckState,
  first: KeyCheckState,
  who: string,
): Outcome | null => {
  const isVerifiedNow = check.state === 'verified' && (scan?.before ?? first.state) !== 'verified';
  if (scan?.outcome.kind === 'checked') {
    const { sent } = scan.outcome;
    return verified(who, sent.kind === 'sent' ? verifyWords.told(who) : verifyWords.notTold(who));
  }
  if (isVerifiedNow) return verified(who, verifyWords.keptChecked);
  const fruitless = check.state === 'verified' ? 'not-counted' : 'not-checked';
  if (scan?.outcome.kind === 'refused') {
    const { why } = scan.outcome;
    return { verdict: why === 'other-key' ? 'other-key' : fruitless, ...sayScanRefusal(why, who) };
  }
  return check.failed === null ? null : failureOf(check.failed, fruitless, who);
};

const failureOf = (
  failed: NonNullable<KeyCheckState['failed']>,
  fruitless: 'not-checked' | 'not-counted',
  who: string,
): Outcome => {
  const said = sayCheckFailure(failed, who);
  if (failed === 'other-key' || failed === 'not-completed') return { verdict: failed, ...said };
  if (failed === 'wrong') return { verdict: 'not-checked', ...said };
  return { verdict: fruitless, what: said.what, todo: fruitless === 'not-counted' ? verifyWords.stands : said.todo };
};

const verified = (who: string, todo: string): Outcome => ({
  verdict: 'verified',
  what: verifyWords.isTheKey(who),
  todo,
});

const tones: Readonly<Record<Verdict, 'good' | 'wait' | 'bad'>> = {
  verified: 'good',
  'other-key': 'bad',
  'not-checked': 'wait',
  'not-completed': 'wait',
  'not-counted': 'wait',
};

export interface CheckOutcomeProps {
  readonly outcome: Outcome;
  /** It has come about while this window was open: reading goes on here. */
  readonly isNews: boolean;
}

/** Takes the focus when it is news, and is then read out as a whole. Give it a key: another outcome is another one. */
export function CheckOutcome({ outcome: { verdict, what, todo }, isNews }: CheckOutcomeProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNews) element.current?.focus();
  }, [isNews]);
  return (
    <section
      ref={element}
      class={`outcome notice-${tones[verdict]}`}
      data-outcome={verdict}
      tabIndex={-1}
      aria-labelledby="check-verdict"
      aria-describedby="check-outcome"
    >
      <h2 id="check-verdict">{verdicts[verdict]}</h2>
      <p id="check-outcome">
        <strong>{what}.</strong> {todo}
      </p>
    </section>
  );
}
