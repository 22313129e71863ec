/** What an adapter tells about one website. It reads and points; it never waits, retries, draws, writes or sends. It presses nothing but *Reply*. */

/** Where the page stands. Claims of the page: the background compares them with what was authenticated. */
export interface Place {
  readonly site: string;
  readonly ownId: string | null;
  readonly conversationId: string | null;
  readonly peerId: string | null;
  readonly peerHandle: string | null;
}

/** One message row as the site drew it. Nodes are recycled at any time: use them at once, keep none. */
export interface Row {
  /** The element that holds the authored text; what else is in it is hidden with it. */
  readonly text: HTMLElement;
  /** The whole row, where it can be taken out of sight; else only its text is. */
  readonly whole?: HTMLElement;
  /** The authored text, where that element holds more than it; else all of its text. */
  readonly authored?: () => string;
  /** What became of a message of ours at the site; `settled` for everything that is not on its way. */
  readonly sending: 'pending' | 'settled' | 'failed';
  /** What opens the site's own menu for it (react, delete) when it has the focus; null where there is nothing of the kind. */
  readonly menu: () => HTMLElement | null;
}

/** A list in which the site shows messages outside their own rows. */
export interface PreviewList {
  /** The element over them. Observed while it stands there, so it holds no more of the page than the list. */
  readonly list: HTMLElement;
  /** Does this element of the list show a message as a preview, or as a quote, and not as the text of its own row? */
  shows(element: Element): boolean;
}

/** The site's message box. */
export type Box = HTMLTextAreaElement | HTMLInputElement | HTMLElement;

export interface Adapter {
  readonly site: string;
  /** The open conversation, or null when there is none. */
  place(): Place | null;
  /** The handle of the account that is logged in, without `@`, or null. Shown to the person, never used as an identity. */
  ownHandle(): string | null;
  /** The element that scrolls over the messages. */
  scroller(): HTMLElement | null;
  /** The element whose children are the rows: inside the scroller, or the scroller itself. */
  content(): HTMLElement | null;
  /** Message rows in document order. */
  rows(): readonly Row[];
  /** Open shadow roots in the list, in which nobody sees changes who observes the scroller; else none. */
  readonly roots?: () => readonly ShadowRoot[];
  /** Lists with previews: of conversations, with what the site's search finds among them, and of messages that quote others. */
  previews(): readonly PreviewList[];
  /** The whole form around the message box, with every button that could send something. */
  form(): HTMLElement | null;
  box(): Box | null;
  /** The button that sends what the box holds; on some sites it exists only while there is text. The box itself where Enter in it sends. */
  sendButton(): HTMLElement | null;
  /** The site shows no account ids: both accounts go by the conversation, and the person says who the contact is. */
  readonly hasNoIds?: true;
  /** The site has no button that could be relied on: Enter in the box sends. */
  readonly sendsByEnter?: true;
  /** On a site on which every message is an answer, to be begun in the page before the box takes it. */
  readonly answering?: Answering;
}

export interface Answering {
  /** Begins an answer to the newest message, as a person would. Says whether there was one. */
  begin(): boolean;
  /** What the site puts before the person's words, once it has; null while something else stands in the box. */
  front(): string | null;
  /** Nobody but the two would get what the form sends now. */
  isDirect(): boolean;
}
