/** The words that the stand-in's server and its page share. Types and defaults only. */

export interface Account {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
}

/** Another message, as it is shown above the one that answers it. */
export interface Quote {
  readonly from: string;
  readonly text: string;
}

export interface Message {
  /** Decimal, always of the same length, rising with time. */
  readonly id: string;
  readonly conversationId: string;
  readonly from: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Named by the sending page, so that it recognises its own message when it comes back. */
  readonly clientId: string | null;
  /** Account id to emoji. */
  readonly reactions: Readonly<Record<string, string>>;
  readonly quote?: Quote;
}

/** A conversation as one of its two accounts sees it in the inbox. */
export interface Summary {
  readonly id: string;
  readonly peer: Account;
  readonly last: Message | null;
  readonly unread: number;
  /** Still a message request for this account. */
  readonly request: boolean;
}

export interface MessagePage {
  readonly peer: Account;
  readonly request: boolean;
  /** Oldest first. */
  readonly messages: readonly Message[];
  /** Whether the first message of the conversation is among them. */
  readonly complete: boolean;
}

export type Layout = 'flow' | 'absolute' | 'column-reverse' | 'flex-gap' | 'sticky-header';

/** How the stand-in behaves. Each can be changed while pages are open. */
export interface Behaviour {
  /** Added to every send, on top of the 200 ms that lists always take. */
  readonly latencyMs: number;
  /** Every n-th send fails and is not stored; 1 fails them all, 0 none. */
  readonly lossy: number;
  /** Every n-th message is stored twice and so shown twice; 0 none. */
  readonly duplicating: number;
  /** Rows are drawn anew, from fresh nodes, every so many milliseconds; 0 never. */
  readonly reRendering: number;
  /** Test ids, marked attributes and contract classes have other names. */
  readonly renamed: boolean;
  readonly layout: Layout;
  readonly theme: 'light' | 'dark';
  /** Whether the chat drawer stands open on pages that are not the chat. */
  readonly drawer: boolean;
  /** Longest message that is accepted, in UTF-16 code units. */
  readonly maxLength: number;
  /** Previews and quotes end with an ellipsis after so many characters; 0 never. */
  readonly cutPreviews: number;
  /** So many messages a list brings at once. */
  readonly pageLength: number;
  /** Whether its pages are served with its content policy. */
  readonly policy: boolean;
  /** A classic script that the page runs before its own, for tests in which the site is the attacker. */
  readonly extraScript: string;
}

export const usualBehaviour: Behaviour = {
  latencyMs: 0,
  lossy: 0,
  duplicating: 0,
  reRendering: 0,
  renamed: false,
  layout: 'flow',
  theme: 'light',
  drawer: false,
  maxLength: 10_000,
  cutPreviews: 0,
  pageLength: 50,
  policy: true,
  extraScript: '',
};

/** What a page is told when it loads: who is logged in and how to behave. */
export interface PageConfig {
  readonly me: Account;
  readonly behaviour: Behaviour;
}

/** What the server tells open pages. */
export type LiveEvent =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'changed'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly conversationId: string; readonly id: string }
  | { readonly kind: 'inbox' }
  | { readonly kind: 'behaviour'; readonly behaviour: Behaviour };
