/** A stop on the way through the windows of Sotto, and how most of them are reached. */
import type { Cast, Seen } from './cast.ts';

export interface Stop {
  /** Names its pictures. */
  readonly name: string;
  /** What stands there, in one sentence. */
  readonly shows: string;
  /** Comes here from the stop before. */
  readonly reach: (cast: Cast) => Promise<Seen>;
}

type Reach = Stop['reach'];

/** A screen of the app, in a window of Alice's. */
export const app =
  (screen: string, ready: string): Reach =>
  (cast) =>
    cast.fresh(cast.alice, `app.html#${screen}`, ready);

/** While the vault is open most windows end with a word about the backup, which comes last. */
export const whole = (ready: string): string => `body:has(${ready}) [data-standing]`;

/** Alice's popup beside the thread, which is in this state. */
export const popup =
  (state: string): Reach =>
  (cast) =>
    cast.popup(cast.alice, whole(`[data-thread=${state}]`));

/** What is open already, after something is clicked in it. */
export const click =
  (css: string, ready: string): Reach =>
  async (cast) => {
    await cast.open.click(css);
    return cast.again(ready);
  };
