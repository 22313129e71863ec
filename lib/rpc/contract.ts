/**
 * Every request between contexts: who may ask it, with what, and what comes back.
 * Callers are computed from the sender that the browser names, never from the message (R-RPC-1).
 * No result for the caller `page` ever holds plaintext, a key, or anything derived from one.
 */
import type { ErrorCode } from './errors.ts';

/** Where a person stands on a site, as the adapter read it from the page. Claims of the page, not facts. */
export interface ThreadRef {
  /** Site name, e.g. `x`. */
  readonly site: string;
  /** The logged-in account's immutable id on the site, decimal digits, or null when the page does not say. */
  readonly ownId: string | null;
  /** The site's id of the conversation in canonical form (`low-high` on X), or null (drawer). */
  readonly conversationId: string | null;
  /** The other account's immutable id, or null. */
  readonly peerId: string | null;
  /** The other account's handle without `@`, or null. Shown to the person, never used as an identity. */
  readonly peerHandle: string | null;
}

/** A thread's life: see docs/protocol.md, *Thread states*. */
export type ThreadState = 'off' | 'invited' | 'invitation-received' | 'protected' | 'verified' | 'blocked';

/** What the page engine may know about the thread it stands in. */
export type PageThread =
  /** Nothing to do: no vault yet, or a thread without protection. Nothing is put into the page. */
  | { readonly kind: 'off' }
  /** The vault is locked and this thread is protected: cover the box, take no byte. */
  | { readonly kind: 'locked' }
  /** The vault is open. `guarded` says whether the composer replaces the site's box. */
  | { readonly kind: 'open'; readonly state: Exclude<ThreadState, 'off'>; readonly guarded: boolean };

/** What a row's armored text turned out to be: enough to lay the page out, never what it says. */
export type RowKind = 'invitation' | 'acceptance' | 'message' | 'unreadable' | 'locked' | 'none';

/** Who wrote a row, as authenticated by the session, never as placed by the site. */
export type Author = 'us' | 'them';

/** Facts about a row that are said in words beside its text. */
export type RowNote = 'shown-again' | 'other-thread';

/** Why a row cannot be read. Each has its own sentence; undecryptable is never one thing. */
export type UnreadableReason =
  | 'other-device'
  | 'altered'
  | 'wrong-key'
  | 'locked'
  | 'older-needed'
  | 'newer-sotto'
  | 'other-account'
  | 'expired'
  | 'key-changed';

/** One row as the glass draws it. `armored` is the key under which it was asked. */
export type GlassRow = { readonly armored: string } & (
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly author: Author;
      /** The name the person gave the contact, else its handle. `null` for our own rows. */
      readonly name: string | null;
      /** Sender's own clock, Unix seconds. */
      readonly time: number;
      /** Position among this author's messages in this thread, from 1. */
      readonly sequence: number;
      readonly notes: readonly RowNote[];
    }
  | {
      readonly kind: 'card';
      readonly card: 'invitation-sent' | 'invitation-received' | 'accepted';
      readonly author: Author;
      /** The contact, whoever wrote the card; null when the page never named one. */
      readonly name: string | null;
      /** Unix seconds. */
      readonly time: number;
      readonly notes: readonly RowNote[];
    }
  | { readonly kind: 'unreadable'; readonly reason: UnreadableReason }
);

/** What the composer shows around its text area. */
export type ComposerState =
  | { readonly kind: 'locked' }
  | { readonly kind: 'blocked' }
  | {
      readonly kind: 'open';
      /** The contact as the person knows it. */
      readonly name: string;
      /** True until the contact has answered on this session: *waiting for …*. */
      readonly waiting: boolean;
      /** The stored draft, empty when there is none. */
      readonly draft: string;
      /** A message that was encrypted but never seen in the thread: send it again or copy it. */
      readonly unsent: { readonly id: string; readonly text: string; readonly armored: string } | null;
    };

/** How a send ended. `failed` keeps the text; `armored` is there to copy by hand. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly id: string; readonly armored: string };

/** What a window knows of a tab. */
export type TabThread =
  /** Not a site that Sotto knows, or the page engine does not run there. */
  | { readonly kind: 'no-site' }
  /** A known site, but no single conversation is open. */
  | { readonly kind: 'no-thread'; readonly site: string }
  /** The page does not say who is logged in or who the other is, so keys could not be bound. */
  | { readonly kind: 'unknown-account'; readonly site: string }
  | {
      readonly kind: 'thread';
      readonly site: string;
      /** `locked`: a protected thread while the vault is closed. `unknown`: closed, and not known to be protected. */
      readonly state: ThreadState | 'locked' | 'unknown';
      readonly peerHandle: string | null;
      readonly name: string | null;
      /** Unix seconds of the invitation that waits for an answer, ours or theirs. */
      readonly invitedAt: number | null;
      readonly waiting: boolean;
      /** A handshake payload that was made and never seen in the thread: asking for the same again sends it again. */
      readonly unsent: 'invitation' | 'acceptance' | null;
    };

export interface Person {
  readonly site: string;
  readonly ownId: string;
  readonly peerId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly state: ThreadState;
  /** Unix seconds of the first protected contact. */
  readonly since: number;
}

export interface Settings {
  /** Minutes without use after which the vault locks; 0 means never. */
  readonly lockAfterMinutes: number;
  /** The plain sentence before an invitation; empty means the default of this language. */
  readonly invitationSentence: string;
}

export type VaultStatus = 'none' | 'locked' | 'open';

/** Who is asking, as the browser says: a content script, a bound or unbound frame of ours, a window of ours. */
export type Caller = 'page' | 'composer' | 'glass' | 'window';

type Nothing = Record<never, never>;

export interface Contract {
  /** The page engine says where it stands, and again at every navigation. */
  'page.thread': { from: 'page'; params: { readonly ref: ThreadRef }; result: PageThread };
  /** The page engine no longer stands in any thread. */
  'page.left': { from: 'page'; params: Nothing; result: Nothing };
  /** Kinds of the armored texts on screen, in the order asked. Reads and stores what can be read. At most 64. */
  'page.scan': {
    from: 'page';
    params: { readonly ref: ThreadRef; readonly armored: readonly string[] };
    result: { readonly kinds: readonly RowKind[] };
  };
  /** A one-time token with which the frame that the page engine is about to make binds itself to this thread. */
  'page.token': {
    from: 'page';
    params: { readonly ref: ThreadRef; readonly frame: 'composer' | 'glass' };
    result: { readonly token: string };
  };

  /** Is typing on this tab's page guarded? Asked by the page engine in subframes, which stand in no thread themselves. */
  'page.guarded': { from: 'page'; params: Nothing; result: { readonly guarded: boolean } };

  /** Binds the asking frame to the token's tab and thread. A second use of a token closes both frames. */
  'frame.bind': {
    from: 'composer' | 'glass';
    params: { readonly token: string; readonly ancestorOrigins: readonly string[] };
    result: { readonly bound: true };
  };
  /** Texts of armored rows of the bound thread, in the order asked. At most 64. */
  'glass.read': {
    from: 'glass';
    params: { readonly armored: readonly string[] };
    result: { readonly rows: readonly GlassRow[] };
  };
  'composer.state': { from: 'composer'; params: Nothing; result: ComposerState };
  'composer.draft': { from: 'composer'; params: { readonly text: string }; result: Nothing };
  /** Encrypts, commits, puts the armor into the site's box and sends it. */
  'composer.send': { from: 'composer'; params: { readonly text: string }; result: SendOutcome };
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

  /** What stands in a tab; without `tabId` the active one of the window in front. */
  'tab.thread': { from: 'window'; params: { readonly tabId: number }; result: TabThread };
  /** Sends an invitation in the tab's thread. */
  'thread.protect': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  /** Accepts the invitation received in the tab's thread. */
  'thread.accept': { from: 'window'; params: { readonly tabId: number }; result: SendOutcome };
  'people.list': { from: 'window'; params: Nothing; result: { readonly people: readonly Person[] } };
  'settings.get': { from: 'window'; params: Nothing; result: Settings };
  'settings.set': { from: 'window'; params: Settings; result: Nothing };
}

export type Method = keyof Contract;
export type Params<M extends Method> = Contract[M]['params'];
export type Result<M extends Method> = Contract[M]['result'];
/** The methods that one kind of caller may ask. */
export type MethodsOf<C extends Caller> = { [M in Method]: C extends Contract[M]['from'] ? M : never }[Method];

/** What the background asks the page engine of a tab's top frame (`tabs.sendMessage`). */
export interface PageContract {
  /** Where does the page stand? */
  'engine.where': { params: Nothing; result: { readonly ref: ThreadRef | null } };
  /**
   * Put exactly this text into the box of exactly this thread and send it. `armored` is the armored part of `text`.
   * Nothing is sent on any doubt.
   */
  'engine.send': {
    params: { readonly ref: ThreadRef; readonly text: string; readonly armored: string };
    result: InsertOutcome;
  };
}

/** Why the page engine did or did not send. In every case but `sent` the site's box was left or made empty of ours. */
export type InsertOutcome =
  | { readonly kind: 'sent' }
  /** The armored text already stands in the thread: nothing was sent again. */
  | { readonly kind: 'already-there' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };
