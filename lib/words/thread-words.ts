/** What a thread's state means, for the popup, the toolbar and the list of people. */
import type { TabThread, ThreadState } from '../rpc/thread-types.ts';

/** Everything that a window may have to say about one conversation. */
export type SaidState = ThreadState | 'locked' | 'unknown';

/** How a state is to be taken in: `good` is private, `wait` needs somebody's answer, `bad` stops, `plain` is none of these. */
type Tone = 'good' | 'wait' | 'bad' | 'plain';

export interface StateWords {
  /** One or two words. */
  readonly label: string;
  readonly tone: Tone;
  /** Is the thread protected? One sentence. */
  readonly fact: (name: string) => string;
  /** What can be done now, or what happens next. */
  readonly next: (name: string) => string;
}

const stateWords: Record<SaidState, StateWords> = {
  off: {
    label: 'Not protected',
    tone: 'plain',
    fact: (name) => `The site can read everything you and ${name} write here.`,
    next: (name) =>
      `Protecting starts with an invitation. It is sent here as a message, and ${name} needs Sotto to accept.`,
  },
  invited: {
    label: 'Invited',
    tone: 'wait',
    fact: (name) => `Your invitation waits for ${name}. Until it is accepted, what you write here is not protected.`,
    next: (name) => `There is nothing more to do: when ${name} has accepted, this page shows it.`,
  },
  'invitation-received': {
    label: 'Invitation received',
    tone: 'wait',
    fact: (name) =>
      `${name} invites you to protect this thread. Until you accept, what you write here is not protected.`,
    next: (name) =>
      `Sotto cannot know yet whether the invitation is really from ${name}. If it matters, ask another way before you accept.`,
  },
  protected: {
    label: 'Protected',
    tone: 'good',
    fact: (name) => `Only you and ${name} can read what you write here.`,
    next: (name) => `The key of ${name} has not been checked: a key swapped at the very start would go unnoticed.`,
  },
  verified: {
    label: 'Verified',
    tone: 'good',
    fact: (name) => `Only you and ${name} can read what you write here, and the key of ${name} was checked.`,
    next: () => 'If the key ever changes, Sotto stops this thread and tells you.',
  },
  blocked: {
    label: 'Blocked',
    tone: 'bad',
    fact: (name) => `Another key appeared for ${name}. Nothing is sent here, in clear or encrypted.`,
    next: (name) =>
      `Somebody may be standing between you, or ${name} set up Sotto anew. Ask ${name} another way before you write anything private.`,
  },
  restored: {
    label: 'From your backup',
    tone: 'wait',
    fact: () =>
      'This thread came back from your backup. You can read what was said; to go on, it has to be protected anew.',
    next: (name) =>
      `${name} gets an invitation under your key of before, and no warning. Until one of you has accepted, nothing is sent here.`,
  },
  locked: {
    label: 'Protected, locked',
    tone: 'wait',
    fact: () => 'This thread is protected and your vault is locked.',
    next: () => 'Unlock it to read and write here.',
  },
  unknown: {
    label: 'Not known',
    tone: 'plain',
    fact: () => 'While the vault is locked, Sotto cannot tell whether this thread is protected.',
    next: () => 'Unlock it to see.',
  },
};

/** The words for a state. */
export const sayState = (state: SaidState): StateWords => stateWords[state];

type OtherTab = Exclude<TabThread['kind'], 'thread'>;

/** What a tab without a usable conversation is, and what to do. */
const tabWords: Record<OtherTab, (site: string) => { readonly title: string; readonly todo: string }> = {
  'no-site': () => ({
    title: 'Nothing to protect in this tab',
    todo: 'Open a direct message on X. If this is X already, reload the page.',
  }),
  'no-thread': (site) => ({
    title: `No conversation is open on ${site}`,
    todo: 'Open a direct message with one person, then click the Sotto button again.',
  }),
  'unknown-account': (site) => ({
    title: `${site} does not say who is talking here`,
    todo: 'Sotto ties a key to two accounts and found only one or none. Open the conversation itself, wait until it has loaded, and try again.',
  }),
};

/** The words for a tab in which no thread can be named. */
export const sayTab = (
  tab: Exclude<TabThread, { kind: 'thread' }>,
): { readonly title: string; readonly todo: string } => tabWords[tab.kind]('site' in tab ? saySite(tab.site) : '');

const siteNames: ReadonlyMap<string, string> = new Map([
  ['x', 'X'],
  ['by-hand', 'no site, by hand'],
]);

/** A site's name as people write it. */
export const saySite = (site: string): string => siteNames.get(site) ?? site;

/** A handle is the page's claim, so it is shown only in the shape of a handle: no spaces, ticks or directions in it. */
const handleShape = /^[\p{L}\p{N}_.-]{1,64}$/u;

/** A contact as the person knows it: the given name, else the handle, else the site's number. */
export const sayName = (of: {
  readonly name: string | null;
  readonly handle: string | null;
  /** The site's immutable id, where it is known. */
  readonly id?: string;
}): string => {
  if (of.name) return of.name;
  if (of.handle && handleShape.test(of.handle)) return `@${of.handle}`;
  return of.id ? `account ${of.id}` : 'this contact';
};

/** Heading of one conversation. `name` is null when nobody can be named, as while the vault is locked. */
export const sayConversation = (name: string | null, site: string): string =>
  `${name ?? 'A conversation'} on ${saySite(site)}`;

/** The toolbar button's title for a state: no name, no text. */
export const sayToolbar = (state: SaidState): string => `Sotto: ${sayState(state).label.toLowerCase()}`;
