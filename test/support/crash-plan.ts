/** Which crash strikes whom, when, and what is written meanwhile: drawn from a seed, so that a run can be told again. */
import { seededRandom } from './seeded-random.ts';

/** What the victim is doing when it is struck. */
const moments = ['typing', 'sending', 'arriving', 'reading', 'unlocking'] as const;
export type Moment = (typeof moments)[number];

/** A crash may strike this long after its moment has begun. Milliseconds. */
const withinMs: Readonly<Record<Moment, number>> = {
  typing: 250,
  sending: 500,
  arriving: 300,
  reading: 1_500,
  unlocking: 800,
};

export interface Crash {
  /** `stop`: the background worker; `kill`: the whole browser. */
  readonly kind: 'stop' | 'kill';
  readonly moment: Moment;
  /** 0 is Alice, 1 is Bob. */
  readonly victim: 0 | 1;
  readonly afterMs: number;
  /** Who writes a message in this round. */
  readonly writers: readonly (0 | 1)[];
}

/** Draws whole numbers from 0 up to, but not including, a bound under 65,536. */
export type Dice = (below: number) => number;

export const diceOf = (seed: string): Dice => {
  const random = seededRandom(`crashes ${seed}`);
  return (below) => {
    const [high = 0, low = 0] = random.bytes(2);
    return (high * 256 + low) % below;
  };
};

/** The next crash of a run in which so many of each kind are still to come. */
export const nextCrash = (dice: Dice, left: { readonly stops: number; readonly kills: number }): Crash => {
  const kind = dice(left.stops + left.kills) < left.stops ? 'stop' : 'kill';
  const moment = moments[dice(moments.length)] ?? 'sending';
  const victim = dice(2) === 0 ? 0 : 1;
  return { kind, moment, victim, afterMs: dice(withinMs[moment]), writers: writersAt(moment, victim, dice(2) === 0) };
};

/** Who types or sends is the victim itself; what arrives is the other's; who reads or unlocks does not write meanwhile. */
const writersAt = (moment: Moment, victim: 0 | 1, both: boolean): Crash['writers'] => {
  const other = victim === 0 ? 1 : 0;
  if (moment === 'reading' || moment === 'unlocking') return [other];
  if (both) return [victim, other];
  return moment === 'arriving' ? [other] : [victim];
};

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** A sentence that occurs nowhere else. It begins with its writer and number, so that order can be judged. */
export const sentenceOf = (dice: Dice, name: string, number: number): string => {
  const words = Array.from({ length: 4 + dice(5) }, () =>
    Array.from({ length: 4 + dice(6) }, () => letters[dice(letters.length)]).join(''),
  );
  return `${name} ${number}: ${words.join(' ')}`;
};
