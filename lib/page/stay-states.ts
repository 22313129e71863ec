/**
 * What becomes of a thread's guard at each event, as one table. Whatever goes wrong keeps keys from the page: only the background's word that a
 * thread is not guarded frees one that was held or guarded.
 */

const STATES = ['presumed', 'held', 'free', 'guarded'] as const;

export type StayState =
  /** Free without having been asked about: no thread at all was protected when the page came. */
  | 'presumed'
  /** Not known yet: nobody gets a key. */
  | 'held'
  /** The page has its own box. */
  | 'free'
  /** Covered by the composer, and guarded. */
  | 'guarded';

/** What each event makes of each state. */
// biome-ignore format: a table
const TABLE = {
  //                          presumed    held       free       guarded
  'answered: off':           ['free',     'free',    'free',    'free'],
  'answered: not guarded':   ['free',     'free',    'free',    'free'],
  'answered: guarded':       ['guarded',  'guarded', 'guarded', 'guarded'],
  'answered: locked':        ['guarded',  'guarded', 'guarded', 'guarded'],
  /** Refused, interrupted, or Sotto is gone. */
  'no answer':               ['presumed', 'held',    'free',    'guarded'],
  /** Armor stands here, and the vault is locked. */
  'rows are locked':         ['guarded',  'guarded', 'guarded', 'guarded'],
  /** Some thread, this one or another, is the first that is protected. */
  'first protection':        ['held',     'held',    'free',    'guarded'],
  /** The route is another one, and that thread has not been looked up. */
  'moved':                   ['held',     'held',    'held',    'guarded'],
  'moved, none is guarded':  ['presumed', 'held',    'presumed', 'guarded'],
  /** The page wrote its document over our listeners: no cover can be trusted, nobody gets a key. */
  'rewritten':               ['presumed', 'held',    'free',    'held'],
} as const satisfies Record<string, readonly [StayState, StayState, StayState, StayState]>;

export type StayEvent = keyof typeof TABLE;

/** In which state a stay begins. */
export const begun = (isNoneGuarded: boolean): StayState => (isNoneGuarded ? 'presumed' : 'held');

/** The state after `event`. */
export const after = (state: StayState, event: StayEvent): StayState => TABLE[event][STATES.indexOf(state)] ?? 'held';

/** Every row, for its test. */
export const stayRows: readonly (readonly [from: StayState, event: StayEvent, to: StayState])[] = (
  Object.keys(TABLE) as StayEvent[]
).flatMap((event) => STATES.map((from) => [from, event, after(from, event)] as const));
