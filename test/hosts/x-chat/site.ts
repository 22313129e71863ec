/** What the stand-in is made of while it runs, and how it takes in a message: here it loses, doubles and delays. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBundle } from './client-bundle.ts';
import { Live } from './live.ts';
import type { Account, Behaviour, Message } from './model.ts';
import { Sessions } from './sessions.ts';
import type { NewMessage, Store } from './store.ts';

/** What a page's box held when it told the site about a draft. */
export interface Draft {
  readonly conversationId: string;
  readonly from: string;
  readonly text: string;
}

export class Site {
  readonly store: Store;
  readonly bundle: ClientBundle;
  readonly live = new Live();
  readonly sessions = new Sessions();
  readonly drafts: Draft[] = [];
  behaviour: Behaviour;
  readonly #closing = new AbortController();
  #sends = 0;
  #stored = 0;

  constructor(store: Store, bundle: ClientBundle, behaviour: Behaviour) {
    this.store = store;
    this.bundle = bundle;
    this.behaviour = behaviour;
  }

  accountOf(cookies: string | undefined): Account | null {
    const id = this.sessions.accountOf(cookies);
    return id === null ? null : this.store.account(id);
  }

  /** Rejects when the stand-in closes meanwhile. */
  async wait(ms: number): Promise<void> {
    if (ms > 0) await sleep(ms, undefined, { signal: this.#closing.signal });
  }

  /** Takes a message in from a page. Answers with the stored message, or the HTTP status of the refusal. */
  receive(conversationId: string, from: string, text: string, clientId: string): Message | number {
    const { lossy, duplicating, maxLength } = this.behaviour;
    const peer = conversationId.split('-').find((id) => id !== from);
    if (!conversationId.split('-').includes(from) || peer === undefined || this.store.account(peer) === null)
      return 404;
    if (text === '' || text.length > maxLength) return 413;
    this.#sends += 1;
    if (isNth(this.#sends, lossy)) return 503;
    // Who writes first has accepted; for the other it is a message request.
    this.store.openConversation(conversationId, [from]);
    if (this.store.conversation(conversationId)?.accepted.has(from) === false) this.store.accept(conversationId, from);
    const message = this.deliver({ conversationId, from, text, clientId });
    this.#stored += 1;
    if (isNth(this.#stored, duplicating)) this.deliver({ conversationId, from, text, clientId: null });
    return message;
  }

  /** Stores a message and tells both accounts' pages. */
  deliver(draft: NewMessage): Message {
    const message = this.store.addMessage(draft);
    this.live.tell({ kind: 'message', message }, message.conversationId.split('-'));
    return message;
  }

  close(): void {
    this.#closing.abort();
    this.live.close();
  }
}

const isNth = (count: number, every: number): boolean => every > 0 && count % every === 0;
