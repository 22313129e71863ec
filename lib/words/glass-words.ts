/** What the glass says over a thread: why a row cannot be read, cards, notes and strips. Says nothing that was not authenticated. */
import type { Author, GlassRow, RowNote, UnreadableReason } from '../rpc/rows.ts';

/** A fact in a few words, and what the person can do about it. */
export interface Said {
  readonly what: string;
  readonly todo: string;
}

/** Undecryptable is never one thing: a fact and an advice for each reason. */
const reasonWords: Record<UnreadableReason, Said> = {
  'other-device': {
    what: 'Not for this device',
    todo: 'It was encrypted where Sotto is set up elsewhere for your account. Read it there.',
  },
  'other-copy': {
    what: 'Written by another copy of this profile',
    todo: 'It was written in your name, but not in this browser profile as it is now. Click the Sotto button in the toolbar.',
  },
  'not-in-backup': {
    what: 'Not in your backup',
    todo: 'This thread was restored, and the keys for this message were not in the backup. If you miss it, ask for it again.',
  },
  altered: {
    what: 'Altered by the site',
    todo: 'Somebody changed this message on its way. Ask for it again, and compare what was said another way.',
  },
  'wrong-key': {
    what: 'Wrong or changed key',
    todo: 'No key of this thread opens it. It may be meant for someone else, or Sotto was set up anew on one side.',
  },
  locked: {
    what: 'Vault locked',
    todo: 'Unlock Sotto with the toolbar button to read it.',
  },
  'older-needed': {
    what: 'Older messages needed: scroll up',
    todo: 'The message that opens this thread lies further up. Once it has been on screen, this one can be read.',
  },
  'newer-sotto': {
    what: 'Made by a newer Sotto',
    todo: 'Update Sotto to read it.',
  },
  part: {
    what: 'Part of a long message',
    todo: 'It was sent in several parts. Copy all of them into manual mode to read it.',
  },
  'other-account': {
    what: 'Made for another account',
    todo: 'It names two accounts that are not the ones of this thread. Switch accounts on the site, or ask for it anew.',
  },
  expired: {
    what: 'Expired invitation',
    todo: 'It is older than 30 days and counts no longer. Ask for a new one, or protect the thread from your side.',
  },
  erased: {
    what: 'Disappeared',
    todo: 'Its time was over, or its thread was forgotten. Nobody can open it on this computer any more.',
  },
  'key-changed': {
    what: 'Another key than before',
    todo: 'It comes from a key that is not the one you know. It stays closed and this thread sends nothing. Ask your contact another way.',
  },
};

/** Why a row cannot be read, and what to do. */
export const sayReason = (reason: UnreadableReason): Said => reasonWords[reason];

const noteWords: Record<RowNote, string> = {
  'shown-again': 'shown again: you have read this message before',
  'other-thread': 'from another thread: it was not written here',
};

/** A fact about a readable row, said beside its text. */
export const sayNote = (note: RowNote): string => noteWords[note];

/** How many messages of its author are missing right before a row. */
export const sayMissing = (count: number): string =>
  count === 1 ? '1 message before this one is not here' : `${count} messages before this one are not here`;

/** A row that stands below one that its author wrote later. */
export const outOfOrder = 'out of order: written before a message further up';

/** Who wrote a row, as the session authenticated it. `name` is null for our own rows. */
export const sayAuthor = (author: Author, name: string | null): string =>
  author === 'us' ? 'You' : (name ?? 'Your contact');

type Card = Exclude<Extract<GlassRow, { kind: 'card' }>['card'], 'timer' | 'scanned'>;

const cardWords: Record<Card, (who: string, author: Author) => Said> = {
  'invitation-sent': (who) => ({
    what: `You invited ${who} to protect this thread`,
    todo: `Once ${who} accepts, only the two of you can read what you write here. Until then it is not protected.`,
  }),
  'invitation-received': (who) => ({
    what: `${who} invites you to protect this thread`,
    todo: 'Click the Sotto button in the toolbar to accept.',
  }),
  accepted: (who, author) => ({
    what: author === 'us' ? 'You accepted: this thread is protected' : `${who} accepted: this thread is protected`,
    todo: 'The site cannot read what you write from here on.',
  }),
};

/** What a card of the handshake says. `name` is the contact as the person knows it. */
export const sayCard = (card: Card, author: Author, name: string | null): Said =>
  cardWords[card](name ?? 'your contact', author);

/** What the rows are, for those who do not see them. */
export const rowsName = 'Protected messages';

/** The menu of a row, and what it offers. */
export const rowMenuName = 'Message';
export const copyWords = 'Copy text';
export const siteMenuWords = 'Menu of the site: react, delete';

/** The strip beside every row without armor after protection began. */
export const notProtected = 'Not protected';

/** The same strip, explained. */
export const notProtectedMeaning = 'This message was sent in clear. The site can read it, and can have written it.';

/** Said once, in place, when the adapter finds nothing where it looks. */
export const layoutTrouble: Said = {
  what: 'Sotto no longer understands this page',
  todo: 'The site has changed. Messages stay encrypted and nothing is sent. Look for an update of Sotto.',
};
