/**
 * Which timer holds for which text. Of two timers the one that was stated last holds for what either side writes from then on; which of
 * the contact's texts came after which timer is told by their numbers, in whatever order they are read. Pure.
 */
import type { End } from '../vault/keys.ts';
import type { ThreadRecord, Timers } from '../vault/records.ts';

/** So many changes are remembered: a contact that sets one timer after the other must not fill the record. */
const MAX_CHANGES = 64;

/** Seconds after which the contact's text of this number disappears; 0 for never. */
export const timerOfTheirs = ({ timers }: ThreadRecord, sequence: number): number =>
  timers.theirs.findLast(({ after }) => after < sequence)?.seconds ?? 0;

/** A text of the contact was read. */
export const withHeard = (thread: ThreadRecord, sequence: number): ThreadRecord =>
  sequence <= thread.timers.heard ? thread : { ...thread, timers: { ...thread.timers, heard: sequence } };

/** We have set a timer: it holds for all of the contact's texts that were not read yet. They are more than the contact knows of. */
export const withOurTimer = (thread: ThreadRecord, seconds: number, now: number): ThreadRecord => {
  const { timers } = thread;
  return { ...thread, timer: seconds, timers: changed({ ...timers, since: now, by: 'us' }, timers.heard, seconds) };
};

export interface TheirTimer {
  readonly sequence: number;
  readonly seconds: number;
  /** The contact's clock, Unix seconds. */
  readonly time: number;
}

/** The contact has set a timer. It may be read late: then one that was stated after it goes on holding. */
export const withTheirTimer = (
  thread: ThreadRecord,
  { sequence, seconds, time }: TheirTimer,
  now: number,
): ThreadRecord => {
  const { timers, timer } = thread;
  // Whose clock is ahead must not hold on to its timer for ever.
  const since = Math.min(time, now);
  const isLast = sequence >= (timers.theirs.at(-1)?.after ?? 0);
  if (wins(thread, { since, seconds, isLast }))
    return { ...thread, timer: seconds, timers: changed({ ...timers, since, by: 'them' }, sequence, seconds) };
  const late = changed(timers, sequence, seconds);
  // Of what comes after it nobody can tell where the contact learned of ours: from here on ours holds.
  return { ...thread, timers: isLast ? changed(late, Math.max(timers.heard, sequence), timer) : late };
};

/** The number of the contact's texts may begin at 1 again: what holds now holds for all of them. */
export const countedAnew = ({ timer, timers }: ThreadRecord): Timers => ({
  ...timers,
  heard: 0,
  theirs: timer === 0 ? [] : [{ after: 0, seconds: timer }],
});

/** Both sides must come to the same: of two that were stated in one second the shorter one holds. */
const wins = (
  { timer, timers }: ThreadRecord,
  stated: { readonly since: number; readonly seconds: number; readonly isLast: boolean },
): boolean => {
  if (stated.since !== timers.since) return stated.since > timers.since;
  if (timers.by === 'them') return stated.isLast;
  return stated.seconds > 0 && (timer === 0 || stated.seconds < timer);
};

const changed = (timers: Timers, after: number, seconds: number): Timers => {
  const others = timers.theirs.filter((change) => change.after !== after);
  const theirs = [...others, { after, seconds }].sort((a, b) => a.after - b.after);
  return { ...timers, theirs: theirs.slice(-MAX_CHANGES) };
};

/** When a text ends before its thread does: by its timer, or because the thread keeps nothing. Null for what goes by days. */
export const endOfText = (text: {
  readonly author: 'us' | 'them';
  /** Seconds; 0 for never. */
  readonly timer: number;
  readonly keepDays: number | null;
  readonly now: number;
}): End | null => {
  const { author, timer, keepDays, now } = text;
  // Ours begins when it is committed, theirs when it is first displayed.
  if (timer > 0) return author === 'us' ? { kind: 'at', time: now + timer } : { kind: 'after-display', seconds: timer };
  return keepDays === 0 ? { kind: 'at-lock' } : null;
};
