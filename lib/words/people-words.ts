/** What the people window says of a contact: how their key stands, what was decided about them, and what each act does. */

import type { ThreadState } from '../rpc/thread-types.ts';
import { say, sayCounted } from './say.ts';
import { sayHandle } from './thread-words.ts';

type Tone = 'good' | 'wait' | 'bad' | 'plain';

interface Mark {
  readonly label: string;
  readonly tone: Tone;
}

/** Of a key there are two states and no third. */
const keyMarks = {
  verified: { label: say('mark_verified'), tone: 'good' },
  notVerified: { label: say('mark_not_verified'), tone: 'plain' },
} as const satisfies Record<string, Mark>;

/** Null for a thread in which everything is as usual: then its key says enough. */
const stateMarks: Record<ThreadState, Mark | null> = {
  off: { label: say('mark_off'), tone: 'plain' },
  invited: { label: say('mark_invited'), tone: 'wait' },
  'invitation-received': { label: say('mark_invitation_received'), tone: 'wait' },
  protected: null,
  verified: null,
  unprotected: { label: say('state_unprotected_label'), tone: 'plain' },
  blocked: { label: say('mark_blocked'), tone: 'bad' },
  restored: { label: say('mark_restored'), tone: 'wait' },
};

/** How a contact stands, in words: the key, the thread where that is not as usual, and what the person has decided. */
export const sayMarks = (of: {
  readonly state: ThreadState;
  readonly verified: boolean | null;
  readonly muted: boolean;
  readonly barred: boolean;
  readonly declined?: true;
}): readonly Mark[] => {
  const { state, verified, muted, barred, declined } = of;
  const isKeySaid = verified !== null && state !== 'blocked'; // which key is theirs is the very question then
  return [
    ...(isKeySaid ? [verified ? keyMarks.verified : keyMarks.notVerified] : []),
    ...[stateMarks[state] ?? []].flat(),
    ...(declined ? [{ label: say('mark_declined'), tone: 'plain' } as const] : []),
    ...(muted ? [{ label: say('mark_muted'), tone: 'plain' } as const] : []),
    ...(barred ? [{ label: say('mark_barred'), tone: 'bad' } as const] : []),
  ];
};

export const peopleWords = {
  title: say('people_title'),
  none: say('people_none'),
  noneMeaning: say('people_none_meaning'),
  loading: say('people_loading'),
  find: say('people_find'),
  findMeaning: say('people_find_meaning'),
  noMatch: say('people_no_match'),
  sameName: say('people_same_name'),
  open: say('people_open'),
  close: say('people_close'),
} as const;

/** The number of people, for the heading of the list. */
export const sayCount = (count: number): string => sayCounted('people_count', count);
/** How many of them a search leaves. */
export const sayFound = (found: number, count: number): string =>
  found === 0 ? peopleWords.noMatch : sayCounted('people_found', count, { found });
export const saySince = (day: string): string => say('people_since', { day });
export const sayHeard = (day: string): string => say('people_heard', { day });
/** An own account: its handle, its number, or both. */
export const sayOwnName = (of: {
  readonly handle: string | null;
  readonly id: string;
  /** Another one is called the same. */
  readonly isShared: boolean;
}): string => {
  const handle = sayHandle(of.handle);
  if (handle === null) return of.id;
  return of.isShared ? `${handle} (${of.id})` : handle;
};
/** Heading of the people of one own account, said only when there are several. */
export const sayOwnAccount = (site: string, name: string): string => say('people_own_account', { id: name, site });
/** Under that heading. @param day on which its key was made; null when that is not known */
export const sayOwnKey = (day: string | null, verified: number, people: number): string =>
  day === null ? say('people_own_key', { verified, people }) : say('people_own_key_since', { day, verified, people });
/** Spoken name of the button that opens what can be done about a contact. */
export const sayManage = (name: string): string => say('people_open_for', { name });
export const sayActsFor = (name: string): string => say('people_acts_for', { name });

export const renameWords = {
  label: say('rename_label'),
  meaning: say('rename_meaning'),
  /** Nearly as long as a name can be. */
  left: (characters: number): string => sayCounted('composer_left', characters),
  save: say('rename_save'),
  /** Where the site shows nobody's name. */
  unnamed: say('naming_meaning'),
} as const;
/** @param name as they are called now */
export const sayRenamed = (before: string, name: string): string =>
  before === name ? say('rename_same', { name }) : say('rename_done', { before, name });

export const muteWords = {
  mute: say('mute_mute'),
  unmute: say('mute_unmute'),
  meaning: say('mute_meaning'),
} as const;
export const sayMuted = (name: string, isMuted: boolean): string =>
  isMuted ? say('mute_muted', { name }) : say('mute_unmuted', { name });

export const declineWords = {
  decline: say('decline_decline'),
  undo: say('decline_undo'),
  meaning: say('decline_meaning'),
} as const;
export const sayDeclined = (name: string, isDeclined: boolean): string =>
  isDeclined ? say('decline_declined', { name }) : say('decline_undone', { name });
/** In the popup, and in manual mode. */
export const sayDeclinedFact = (name: string): string => say('decline_fact', { name });

export const blockWords = {
  block: say('bar_block'),
  unblock: say('bar_unblock'),
  meaning: say('bar_meaning'),
  unblocking: say('bar_unblocking'),
} as const;
export const sayBlocked = (name: string, isBlocked: boolean): string =>
  isBlocked ? say('bar_blocked', { name }) : say('bar_unblocked', { name });
/** In the popup. */
export const sayBarred = (name: string): string => say('bar_fact', { name });
export const sayBarredUnprotected = (name: string): string => say('bar_fact_unprotected', { name });

/** In place of the text area. */
export const sayBarredToWrite = (name: string): string => say('bar_to_write', { name });
export const barredToWriteMeaning = say('bar_to_write_meaning');

export const sayForgotten = (name: string): string => say('people_forgotten', { name });
/** Where a key is not checked. */
export const checkMeaning = say('people_check');
