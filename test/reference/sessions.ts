/** Second implementation: all sessions with one contact. See crypto.ts. */
import { type Bytes, open, same } from './crypto.ts';
import { chainsOf, isMessage, type Read, receiveWith } from './ratchet.ts';
import type { OldChain, State } from './state.ts';

export interface Held {
  readonly state: State;
  heard: number;
  closed: boolean;
}

/** The one that new content goes out on. */
export function sending(list: readonly Held[]): Held | null {
  const usable = list.filter(({ closed }) => !closed);
  const confirmed = usable.filter(({ state }) => state.confirmed);
  const newest = Math.max(...confirmed.map(({ heard }) => heard));
  return confirmed.find(({ heard }) => heard === newest) ?? usable[0] ?? null;
}

/** The sending one, or who stands in for it, and then the others. */
export function inOrder(list: readonly Held[]): Held[] {
  const first = sending(list) ?? list[0];
  return first === undefined ? [] : [first, ...list.filter((held) => held !== first)];
}

export function add(list: Held[], added: Held): void {
  if (list.some(({ state }) => same(state.id, added.state.id))) return;
  list.unshift(added);
  const forgotten = inOrder(list).slice(20);
  list.splice(0, list.length, ...list.filter((held) => !forgotten.includes(held)));
}

/** Of the old chains those that are tried in the session at a place of the order. */
function oldTried(state: State, place: number): readonly OldChain[] {
  if (place === 0) return state.old;
  if (place > 3) return [];
  return state.old.filter(({ ordinal }) => state.skipped.some((one) => one.ordinal === ordinal)).slice(0, 2);
}

export interface Outcome {
  readonly tries: number;
  /** The session, when something was read. */
  readonly id?: Bytes;
  readonly read: Read | string;
}

export function read(list: Held[], payload: Bytes, now: number): Outcome {
  if (!isMessage(payload)) return { tries: 0, read: 'malformed' };
  const order = inOrder(list);
  let before = 0;
  for (const [place, held] of order.entries()) {
    const { outcome, tries } = receiveWith(held.state, chainsOf(held.state, oldTried(held.state, place)), payload, now);
    before += tries;
    if (outcome === 'not-this-session') continue;
    if (typeof outcome === 'string') return { tries: before, read: outcome };
    heard(list, held, outcome, place > 3, now);
    return { tries: before, id: held.state.id, read: outcome };
  }
  const state = order[0]?.state;
  const ours =
    state === undefined ? [] : [...(state.open ? [state.open.headerKey] : []), state.nextSending, ...state.oldSending];
  const at = ours.findIndex((key) => open(key, state?.context ?? key, payload.slice(1, 54)) !== null);
  return at < 0 ? { tries: before + ours.length, read: 'no-session' } : { tries: before + at + 1, read: 'our-own' };
}

function heard(list: Held[], held: Held, { said }: Read, isArchived: boolean, now: number): void {
  const isKnown = Number(said[0]) <= 10;
  held.heard = Math.max(held.heard, isKnown ? Math.min(Number(said[1]), now) : now);
  if (isArchived) list.unshift(...list.splice(list.indexOf(held), 1));
}
