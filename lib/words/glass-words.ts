/** What the glass says over a thread: why a row cannot be read, cards, notes and strips. Says nothing that was not authenticated. */

import type { Author, GlassRow, RowNote, UnreadableReason } from '../rpc/rows.ts';
import { sayPartsMissing } from './parts-words.ts';
import { say, sayCounted } from './say.ts';

/** A fact in a few words, and what the person can do about it. */
export interface Said {
  readonly what: string;
  readonly todo: string;
}

type Unreadable = Extract<GlassRow, { kind: 'unreadable' }>;

/** Undecryptable is never one thing: a fact and an advice for each reason. */
const reasonWords: Record<UnreadableReason, Said> = {
  'other-device': {
    what: say('reason_other_device_what'),
    todo: say('reason_other_device_todo'),
  },
  'other-copy': {
    what: say('reason_other_copy_what'),
    todo: say('reason_other_copy_todo'),
  },
  'not-in-backup': {
    what: say('reason_not_in_backup_what'),
    todo: say('reason_not_in_backup_todo'),
  },
  altered: {
    what: say('reason_altered_what'),
    todo: say('reason_altered_todo'),
  },
  'wrong-key': {
    what: say('reason_wrong_key_what'),
    todo: say('reason_wrong_key_todo'),
  },
  locked: {
    what: say('reason_locked_what'),
    todo: say('reason_locked_todo'),
  },
  'older-needed': {
    what: say('reason_older_needed_what'),
    todo: say('reason_older_needed_todo'),
  },
  'newer-sotto': {
    what: say('reason_newer_sotto_what'),
    todo: say('reason_newer_sotto_todo'),
  },
  part: {
    what: say('reason_part_what'),
    todo: say('reason_part_todo'),
  },
  'other-account': {
    what: say('reason_other_account_what'),
    todo: say('reason_other_account_todo'),
  },
  expired: {
    what: say('reason_expired_what'),
    todo: say('reason_expired_todo'),
  },
  erased: {
    what: say('reason_erased_what'),
    todo: say('reason_erased_todo'),
  },
  barred: {
    what: say('reason_barred_what'),
    todo: say('reason_barred_todo'),
  },
  'key-changed': {
    what: say('reason_key_changed_what'),
    todo: say('reason_key_changed_todo'),
  },
  'key-refused': {
    what: say('reason_key_refused_what'),
    todo: say('reason_key_refused_todo'),
  },
};

/** Why a row cannot be read, and what to do. */
export const sayReason = ({ reason, parts }: Omit<Unreadable, 'armored' | 'kind'>): Said => {
  const said = reasonWords[reason];
  return parts === undefined ? said : { ...said, what: sayPartsMissing(parts.count, parts.missing) };
};

const noteWords: Record<RowNote, string> = {
  'shown-again': say('note_shown_again'),
  'other-thread': say('note_other_thread'),
  'while-stopped': say('note_while_stopped'),
  'old-key': say('note_old_key'),
};

/** A fact about a readable row, said beside its text. */
export const sayNote = (note: RowNote): string => noteWords[note];

/** How many messages of its author are missing right before a row. */
export const sayMissing = (count: number): string => sayCounted('glass_missing', count);

/** How many messages of its author right before a row were written in manual mode, as this browser knows. */
export const sayByHand = (count: number): string => sayCounted('glass_by_hand', count);

/** The sign of a text that is under a timer. */
export const disappears = say('glass_disappears');

/** A row that stands below one that its author wrote later. */
export const outOfOrder = say('glass_out_of_order');

/** Who wrote a row, as the session authenticated it. `name` is null for our own rows. */
export const sayAuthor = (author: Author, name: string | null): string =>
  author === 'us' ? say('author_us') : (name ?? say('author_unnamed'));

type Card = Exclude<
  Extract<GlassRow, { kind: 'card' }>['card'],
  'timer' | 'scanned' | 'key-taken' | 'unprotected' | 'call'
>;

const cardWords: Record<Card, (who: string, author: Author) => Said> = {
  'invitation-sent': (who) => ({
    what: say('card_invitation_sent_what', { name: who }),
    todo: say('card_invitation_sent_todo', { name: who }),
  }),
  'invitation-received': (who) => ({
    what: say('card_invitation_received_what', { name: who }),
    todo: say('card_invitation_received_todo'),
  }),
  accepted: (who, author) => ({
    what: author === 'us' ? say('card_accepted_us') : say('card_accepted_what', { name: who }),
    todo: say('card_accepted_todo'),
  }),
};

/** What a card of the handshake says. `name` is the contact as the person knows it. */
export const sayCard = (card: Card, author: Author, name: string | null): Said =>
  cardWords[card](name ?? say('contact_unnamed'), author);

/** What the rows are, for those who do not see them. */
export const rowsName = say('glass_rows_name');

/** The menu of a row, and what it offers. */
export const rowMenuName = say('glass_row_menu_name');
export const copyWords = say('glass_copy_text');
export const siteMenuWords = say('glass_site_menu');

/** The strip beside every row without armor after protection began. */
export const notProtected = say('glass_not_protected');

/** The same strip, explained. */
export const notProtectedMeaning = say('glass_not_protected_meaning');

/** Said once, in place, when the adapter finds nothing where it looks. */
export const layoutTrouble: Said = {
  what: say('glass_layout_what'),
  todo: say('glass_layout_todo'),
};
