/** What the people window says of a contact: how their key stands, what was decided about them, and what each act does. */
import type { ThreadState } from '../rpc/thread-types.ts';

type Tone = 'good' | 'wait' | 'bad' | 'plain';

interface Mark {
  readonly label: string;
  readonly tone: Tone;
}

/** Of a key there are two states and no third. */
const keyMarks = {
  verified: { label: 'Verified', tone: 'good' },
  notVerified: { label: 'Not verified', tone: 'plain' },
} as const satisfies Record<string, Mark>;

/** Null for a thread in which everything is as usual: then its key says enough. */
const stateMarks: Record<ThreadState, Mark | null> = {
  off: { label: 'Not protected', tone: 'plain' },
  invited: { label: 'Invited', tone: 'wait' },
  'invitation-received': { label: 'Invites you', tone: 'wait' },
  protected: null,
  verified: null,
  blocked: { label: 'Stopped: another key', tone: 'bad' },
  restored: { label: 'From your backup', tone: 'wait' },
};

/** How a contact stands, in words: the key, the thread where that is not as usual, and what the person has decided. */
export const sayMarks = (of: {
  readonly state: ThreadState;
  readonly verified: boolean | null;
  readonly muted: boolean;
  readonly barred: boolean;
}): readonly Mark[] => {
  const { state, verified, muted, barred } = of;
  const isKeySaid = verified !== null && state !== 'blocked'; // which key is theirs is the very question then
  return [
    ...(isKeySaid ? [verified ? keyMarks.verified : keyMarks.notVerified] : []),
    ...[stateMarks[state] ?? []].flat(),
    ...(muted ? [{ label: 'Invitations muted', tone: 'plain' } as const] : []),
    ...(barred ? [{ label: 'Blocked by you', tone: 'bad' } as const] : []),
  ];
};

export const peopleWords = {
  title: 'People',
  none: 'Nobody yet',
  noneMeaning: 'Open a direct message on X, click the Sotto button in the toolbar and choose “Protect this thread”.',
  loading: 'Opening your list…',
  find: 'Find somebody',
  findMeaning: 'By name, handle or state, as in “not verified”.',
  noMatch: 'Nobody here matches.',
  sameName: 'somebody else here has the same name',
  open: 'Manage',
  close: 'Close',
} as const;

/** The number of people, for the heading of the list. */
export const sayCount = (count: number): string => (count === 1 ? 'One person' : `${count} people`);
/** How many of them a search leaves. */
export const sayFound = (found: number, count: number): string =>
  found === 0 ? peopleWords.noMatch : `${found} of ${sayCount(count)}`;
export const saySince = (day: string): string => `since ${day}`;
export const sayHeard = (day: string): string => `last message ${day}`;
/** Heading of the people of one own account, said only when there are several. */
export const sayOwnAccount = (site: string, id: string): string => `Your account ${id} on ${site}`;
/** Under that heading. @param day on which its key was made; null when that is not known */
export const sayOwnKey = (day: string | null, verified: number, count: number): string =>
  `${day === null ? 'It has a key of its own' : `It has a key of its own, made on ${day}`}. Verified: ${verified} of ${count}.`;
/** Spoken name of the button that opens what can be done about a contact. */
export const sayManage = (name: string): string => `${peopleWords.open}: ${name}`;
export const sayActsFor = (name: string): string => `What you can do about ${name}`;

export const renameWords = {
  label: 'Your name for them',
  meaning: 'It stands wherever the site’s name would. Only you see it; leave it empty to have the site’s name back.',
  save: 'Save the name',
} as const;
/** @param name as they are called now */
export const sayRenamed = (before: string, name: string): string =>
  before === name ? `The name stays ${name}.` : `${before} is called ${name} from now on.`;

export const muteWords = {
  mute: 'Mute invitations',
  unmute: 'Ask me about invitations again',
  meaning: 'An invitation of theirs shows no dot and no card. It still stands in this list, and you can accept it.',
} as const;
export const sayMuted = (name: string, isMuted: boolean): string =>
  isMuted ? `Invitations of ${name} are muted.` : `You are asked about invitations of ${name} again.`;

export const blockWords = {
  block: 'Block',
  unblock: 'Unblock',
  meaning:
    'Sotto sends them nothing and asks you nothing on their behalf. What was said stays readable. They are not told, and it can be undone.',
  unblocking: 'Unblocking…',
} as const;
export const sayBlocked = (name: string, isBlocked: boolean): string =>
  isBlocked ? `${name} is blocked.` : `${name} is not blocked any more.`;
/** In the popup. */
export const sayBarred = (name: string): string =>
  `You have blocked ${name}. Nothing is sent here, in clear or encrypted.`;
export const sayBarredUnprotected = (name: string): string =>
  `You have blocked ${name}: Sotto sends and asks nothing here. What you write in the site’s box is not protected.`;

/** In place of the text area. */
export const sayBarredToWrite = (name: string): string => `Nothing is sent: you have blocked ${name}`;
export const barredToWriteMeaning = 'Click the Sotto button in the toolbar to unblock them. Your draft is kept.';

export const sayForgotten = (name: string): string => `${name} is forgotten.`;
/** Where a key is not checked. */
export const checkMeaning =
  'To check their key, open the conversation, click the Sotto button and choose “Check the key”.';
