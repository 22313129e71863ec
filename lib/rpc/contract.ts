/**
 * Every request between contexts: who may ask it, with what, and what comes back.
 * Callers are computed from the sender that the browser names, never from the message (R-RPC-1).
 * No result for the caller `page` ever holds plaintext, a key, or anything derived from one.
 */
import type { CallContract } from './call-contract.ts';
import type { ManualPerson, ManualThread, PastedText, PieceSize } from './manual-types.ts';
import type { PageWords } from './page-words.ts';
import type { Pointed } from './pointed.ts';
import type { Bound, GlassRow, RowKind } from './rows.ts';
import type {
  ComposerState,
  ContactName,
  Entered,
  KeyCheckState,
  OwnAccount,
  PageThread,
  Person,
  ScannedCode,
  ScanOutcome,
  SendOutcome,
  TabThread,
  ThreadName,
  ThreadRef,
} from './thread-types.ts';
import type {
  BackupCounts,
  BackupStatus,
  CodeStrength,
  RestoreOutcome,
  SearchHit,
  SearchPlace,
  Settings,
  UnlockWays,
  VaultStatus,
} from './vault-types.ts';

/** Who is asking, as the browser says: a content script, a bound or unbound frame of ours, a window of ours. */
export type Caller = 'page' | 'composer' | 'glass' | 'window';

type Nothing = Record<never, never>;
type InThread = { readonly thread: ThreadName };
type OfContact = { readonly contact: ContactName };

export interface Contract extends CallContract {
  /** The page engine says where it stands, and again at every navigation. */
  'page.thread': { from: 'page'; params: { readonly ref: ThreadRef }; result: PageThread };
  /** The page engine no longer stands in any thread. */
  'page.left': { from: 'page'; params: Nothing; result: Nothing };
  /**
   * Kinds of the armored texts on screen, in the order asked. Reads and stores what can be read. At most 64. `stands`, in the same order:
   * the site shows it as neither failed nor still on its way.
   */
  'page.scan': {
    from: 'page';
    params: { readonly ref: ThreadRef; readonly armored: readonly string[]; readonly stands: readonly boolean[] };
    result: { readonly kinds: readonly RowKind[] };
  };
  /** A one-time token with which the frame that the page engine is about to make binds itself to this thread. */
  'page.token': {
    from: 'page';
    params: { readonly ref: ThreadRef; readonly frame: 'composer' | 'glass' };
    result: { readonly token: string };
  };
  /**
   * Is typing on this tab's page guarded? Asked by the page engine in subframes, which stand in no thread themselves. `writing`: the person
   * wrote in our composer, here or in the document before this one, and has made no gesture in the page since.
   */
  'page.guarded': { from: 'page'; params: Nothing; result: { readonly guarded: boolean; readonly writing: boolean } };
  /** The person writes in our composer, or has turned to the page. Said by the top document, for the one that may come after it. */
  'page.writing': { from: 'page'; params: { readonly writing: boolean }; result: Nothing };
  /** Is any thread protected in this browser? Known while the vault is locked, too. Until then the page's previews stay as they are (R-PAGE-2). */
  'page.protects': { from: 'page'; params: Nothing; result: { readonly any: boolean } };
  /** What the page gets to see of our words, in the person's language. */
  'page.words': { from: 'page'; params: Nothing; result: PageWords };
  /** What the person pointed at on the page's own site, where that is one that nobody has listed. */
  'page.pointed': { from: 'page'; params: Nothing; result: { readonly pointed: Pointed | null } };
  /** They have pointed, as they were asked to: taken once for each time that `tab.point` was asked for in this tab. */
  'page.point': { from: 'page'; params: { readonly pointed: Pointed }; result: Nothing };

  /** Binds the asking frame to the token's tab and thread. A second use of a token closes both frames. */
  'frame.bind': {
    from: 'composer' | 'glass';
    params: { readonly token: string; readonly ancestorOrigins: readonly string[] };
    result: Bound;
  };
  /** Texts of armored rows of the bound thread, in the order asked. At most 64. */
  'glass.read': {
    from: 'glass';
    params: {
      readonly armored: readonly string[] /** They stand before the person's eyes. */;
      readonly shown: boolean;
    };
    result: { readonly rows: readonly GlassRow[] };
  };
  /** These stand in the bound thread, from top to bottom. At most 512. */
  'glass.stands': { from: 'glass'; params: { readonly armored: readonly string[] }; result: Nothing };
  'composer.state': { from: 'composer'; params: Nothing; result: ComposerState };
  /** Keeps what is in the box, after what was entered and may have been committed meanwhile. */
  'composer.draft': {
    from: 'composer';
    params: { readonly text: string; readonly pending?: readonly Entered[] };
    result: Nothing;
  };
  /** Encrypts, commits, puts the armor into the site's box and sends it. */
  'composer.send': {
    from: 'composer';
    params: { readonly text: string /** The id of what was entered. */; readonly entry?: string };
    result: SendOutcome;
  };
  /** Sends the stored ciphertext of an unsent message again. */
  'composer.retry': { from: 'composer'; params: { readonly id: string }; result: SendOutcome };
  /** Gives an unsent message up: its text goes back into the draft. */
  'composer.discard': { from: 'composer'; params: { readonly id: string }; result: Nothing };
  /** Opens the extension window in which the vault is unlocked. */
  'composer.unlock': { from: 'composer'; params: Nothing; result: Nothing };

  'vault.status': { from: 'window'; params: Nothing; result: { readonly status: VaultStatus } };
  /** A fresh security code of six words. */
  'vault.suggest': { from: 'window'; params: Nothing; result: { readonly code: string } };
  'vault.create': { from: 'window'; params: { readonly code: string }; result: Nothing };
  'vault.unlock': { from: 'window'; params: { readonly code: string }; result: Nothing };
  'vault.lock': { from: 'window'; params: Nothing; result: Nothing };

  'unlock.ways': { from: 'window'; params: Nothing; result: UnlockWays };
  'unlock.judge': { from: 'window'; params: { readonly code: string }; result: { readonly strength: CodeStrength } };
  /** Puts the code `next` in the place of today's. `code`: today's, or the recovery words. Leaves the vault open. */
  'unlock.change-code': { from: 'window'; params: { readonly code: string; readonly next: string }; result: Nothing };
  /** Has the vault open by itself in this browser profile, or no longer. */
  'unlock.remember': { from: 'window'; params: { readonly remembered: boolean }; result: Nothing };
  /** Opens a vault that is remembered here and was locked. */
  'unlock.by-device': { from: 'window'; params: Nothing; result: Nothing };
  /** All lower-case hex; `secret` is what the passkey's PRF gave for `salt`. */
  'unlock.add-passkey': {
    from: 'window';
    params: { readonly id: string; readonly salt: string; readonly secret: string };
    result: Nothing;
  };
  'unlock.remove-passkey': { from: 'window'; params: { readonly id: string }; result: Nothing };
  'unlock.by-passkey': { from: 'window'; params: { readonly id: string; readonly secret: string }; result: Nothing };

  /** What stands in a tab; without `tabId` the active one of the window in front. */
  'tab.thread': { from: 'window'; params: { readonly tabId: number }; result: TabThread };
  /** Has the tab's page let the person point at its message box and at a message. */
  'tab.point': { from: 'window'; params: { readonly tabId: number }; result: Nothing };
  /** One of `limitChoices`, of a site that nobody has listed: the most characters of one message. */
  'site.limit': { from: 'window'; params: { readonly site: string; readonly characters: number }; result: Nothing };
  /** Sends an invitation in the tab's thread. */
  'thread.protect': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  /** Accepts the invitation received in the tab's thread. */
  'thread.accept': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  /** Declines the invitation that waits there, or has one offered again that was declined. Nothing is sent. */
  'thread.decline': { from: 'window'; params: InThread & { readonly declined: boolean }; result: Nothing };
  /** Keeps the thread's texts so many days from now on: null for ever, 0 until the vault is locked. Older ones go at once. */
  'thread.keep': { from: 'window'; params: InThread & { readonly keepDays: number | null }; result: Nothing };
  /** Has new messages of both sides disappear after so many seconds; 0 for never. Tells the contact in the thread. */
  'thread.timer': { from: 'window'; params: { readonly tabId: number; readonly seconds: number }; result: SendOutcome };
  /** Erases everything of the thread. */
  'thread.forget': { from: 'window'; params: { readonly thread: ThreadName }; result: Nothing };
  /** Begins a new session after another copy of this profile has written in the tab's thread: sends an invitation. */
  'thread.renew': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  /** Takes the other key over which the tab's thread is stopped, as `HeldThread.keyChange` names it, in the place of the contact's. */
  'key.take': { from: 'window'; params: { readonly tabId: number; readonly key: string }; result: SendOutcome };
  /** Keeps the contact's key, and gives up those over which the thread is stopped. `key` as for `key.take`. */
  'key.keep': {
    from: 'window';
    params: { readonly thread: ThreadName; readonly key: string | null };
    result: Nothing;
  };
  /** Ends protection of the thread, and tells the contact in the tab that shows it. `null`: there is no session to tell it on. */
  'thread.unprotect': {
    from: 'window';
    params: { readonly tabId: number; readonly thread: ThreadName };
    result: { readonly told: SendOutcome | null };
  };
  /** Tells the contact once more, where that was never seen in the thread. */
  'thread.tell-unprotected': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  /** Protects a thread again whose protection the person had ended. */
  'thread.protect-again': { from: 'window'; params: { readonly thread: ThreadName }; result: Nothing };
  /** How the check of a contact's key stands. */
  'verify.state': { from: 'window'; params: { readonly thread: ThreadName }; result: KeyCheckState };
  /** Draws a contact code for the thread. Unix seconds; a scan within them verifies both sides. */
  'verify.show': {
    from: 'window';
    params: { readonly thread: ThreadName };
    result: { readonly text: string; readonly shownAt: number; readonly until: number };
  };
  /** Takes what stands in a code that was scanned. Where it matches, the contact is verified and told in the tab's thread. */
  'verify.scan': { from: 'window'; params: ScannedCode; result: ScanOutcome };
  /** Tells the contact of a scan once more, where that was never seen in the thread. */
  'verify.send': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  /** The person has compared the safety number with the contact, digit by digit, and says that it is the same. */
  'verify.compared': { from: 'window'; params: { readonly thread: ThreadName }; result: Nothing };
  /** In no order. Whoever was protected, muted or blocked stays in it until they are forgotten. */
  'people.list': {
    from: 'window';
    params: Nothing;
    result: { readonly people: readonly Person[]; readonly accounts: readonly OwnAccount[] };
  };
  /** Gives a contact a name that stands wherever the site's would; an empty one takes it back. The name as it is kept comes back. */
  'people.rename': {
    from: 'window';
    params: { readonly contact: ContactName; readonly name: string };
    result: { readonly name: string | null };
  };
  'people.mute': { from: 'window'; params: OfContact & { readonly muted: boolean }; result: Nothing };
  /** Once it has answered, nothing more leaves for a contact that is blocked. */
  'people.block': { from: 'window'; params: OfContact & { readonly blocked: boolean }; result: Nothing };
  /** Everyone to whom something can be written by hand. */
  'manual.people': { from: 'window'; params: Nothing; result: { readonly people: readonly ManualPerson[] } };
  /** The thread of two addresses that both sides type. Known from then on. */
  'manual.meet': {
    from: 'window';
    params: { readonly ours: string; readonly theirs: string };
    result: { readonly thread: ThreadName };
  };
  /** How a thread stands, and what was made in it and nobody has seen on its way, in pieces of at most so many characters. */
  'manual.thread': {
    from: 'window';
    params: { readonly thread: ThreadName; readonly most: PieceSize };
    result: ManualThread;
  };
  /** Makes what a thread begins, or goes on, with. It waits to be copied like all that is made by hand. */
  'manual.invite': { from: 'window'; params: InThread; result: Nothing };
  'manual.accept': { from: 'window'; params: InThread; result: Nothing };
  'manual.renew': { from: 'window'; params: InThread; result: Nothing };
  /** Encrypts and commits. The same text that was not copied yet is the same message. */
  'manual.write': {
    from: 'window';
    params: { readonly thread: ThreadName; readonly text: string };
    result: { readonly id: string };
  };
  /** All pieces of it were copied: it counts as sent. */
  'manual.handed': { from: 'window'; params: InThread & { readonly id: string }; result: Nothing };
  /** Reads what was pasted. `thread`: whose it is when it does not say so itself. `parts`: from the paste before. */
  'manual.read': {
    from: 'window';
    params: { readonly thread: ThreadName | null; readonly text: string; readonly parts: readonly string[] };
    result: PastedText;
  };
  /** The encrypted text for which the person chose *Decrypt with Sotto*, once; empty when there was none in what was selected. */
  'manual.take': { from: 'window'; params: Nothing; result: { readonly text: string | null } };
  /**
   * Archived texts that hold every word of the query, newest first, 50 at a time. Words are beginnings of words; where nothing holds
   * them, one letter may be another (`similar`), or one is too short to begin another (`short`). A query without words finds nothing and gets the index ready.
   */
  'archive.search': {
    from: 'window';
    params: { readonly query: string; readonly after: SearchPlace | null };
    result: {
      readonly hits: readonly SearchHit[];
      readonly total: number;
      readonly closeness: 'exact' | 'similar' | 'short';
      /** What to ask for the hits behind these; null when there are none. */
      readonly next: SearchPlace | null;
    };
  };
  'backup.status': { from: 'window'; params: Nothing; result: BackupStatus };
  /** Draws new recovery words for this vault. `qr` is what their QR code holds. */
  'backup.words': { from: 'window'; params: Nothing; result: { readonly words: string; readonly qr: string } };
  /** They are on paper: the words before them open the vault no more. */
  'backup.keep-words': { from: 'window'; params: Nothing; result: Nothing };
  /** Writes a sealed backup into the file `handedFiles.made`, for the window to save under `name`. */
  'backup.make': { from: 'window'; params: Nothing; result: { readonly name: string; readonly bytes: number } };
  /** Opens the file `handedFiles.chosen` to its end and counts what is in it. `secret`: code or recovery words. Changes nothing. */
  'backup.prove': { from: 'window'; params: { readonly secret: string }; result: BackupCounts };
  /** Brings that file into the vault. Where there is none, one is made with `code`, or with the code that opens the file. */
  'backup.restore': {
    from: 'window';
    params: { readonly secret: string; readonly code: string | null };
    result: RestoreOutcome;
  };
  /** Opens the vault with its recovery words. */
  'backup.unlock': { from: 'window'; params: { readonly words: string }; result: Nothing };
  /** Makes a readable copy of a thread, to be taken in parts. Asks for the security code. */
  'export.thread': {
    from: 'window';
    params: {
      readonly site: string;
      readonly ownId: string;
      readonly peerId: string;
      readonly code: string;
      readonly form: 'html' | 'json';
    };
    result: { readonly id: string; readonly name: string; readonly parts: number };
  };
  'export.part': {
    from: 'window';
    params: { readonly id: string; readonly part: number };
    result: { readonly text: string };
  };
  'settings.get': { from: 'window'; params: Nothing; result: Settings };
  'settings.set': { from: 'window'; params: Settings; result: Nothing };
}

export type Method = keyof Contract;
export type Params<M extends Method> = Contract[M]['params'];
export type Result<M extends Method> = Contract[M]['result'];
/** The methods that one kind of caller may ask. */
export type MethodsOf<C extends Caller> = { [M in Method]: C extends Contract[M]['from'] ? M : never }[Method];
