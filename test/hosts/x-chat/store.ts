/** The stand-in's database: accounts, conversations and messages, in memory and, given a folder, in a journal of JSON lines. */
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Account, Message, MessagePage, Quote, Summary } from './model.ts';

export interface Conversation {
  readonly id: string;
  readonly messages: Message[];
  /** Accounts for which it is no request any more. */
  readonly accepted: Set<string>;
  /** Account id to the id of the newest message it has seen. */
  readonly seen: Map<string, string>;
}

/** A message that has no id yet. */
export type NewMessage = Pick<Message, 'conversationId' | 'from' | 'text' | 'clientId' | 'quote'> & {
  readonly at?: number;
};

type Entry =
  | { readonly kind: 'account'; readonly account: Account }
  | { readonly kind: 'conversation'; readonly id: string; readonly accepted: readonly string[] }
  | { readonly kind: 'accepted'; readonly id: string; readonly by: string }
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'changed'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly conversationId: string; readonly id: string };

const firstId = 1_990_000_000_000_000_000n;

/** `low-high` of two account ids. */
export const conversationIdOf = (a: string, b: string): string => (BigInt(a) < BigInt(b) ? `${a}-${b}` : `${b}-${a}`);

export class Store {
  readonly #accounts = new Map<string, Account>();
  readonly #conversations = new Map<string, Conversation>();
  readonly #journal: string | null;
  #nextId = firstId;

  constructor(folder: string | null) {
    this.#journal = folder === null ? null : path.join(folder, 'x-chat.jsonl');
    if (folder === null || this.#journal === null) return;
    mkdirSync(folder, { recursive: true });
    if (!existsSync(this.#journal)) return;
    for (const line of readFileSync(this.#journal, 'utf8').split('\n')) if (line !== '') this.#apply(JSON.parse(line));
  }

  /** What stands above a message that answers this one. */
  quote(conversationId: string, id: string): Quote {
    const message = this.#conversations.get(conversationId)?.messages.find((each) => each.id === id);
    if (message === undefined) throw new Error(`no message ${id} to quote`);
    return { from: message.from, text: message.text };
  }

  account(id: string): Account | null {
    return this.#accounts.get(id) ?? null;
  }

  accounts(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  conversation(id: string): Conversation | null {
    return this.#conversations.get(id) ?? null;
  }

  addAccount(account: Account): void {
    this.#record({ kind: 'account', account });
  }

  /** Opens the conversation when there is none yet. `accepted` names the accounts for which it is no request. */
  openConversation(id: string, accepted: readonly string[]): void {
    if (!this.#conversations.has(id)) this.#record({ kind: 'conversation', id, accepted });
  }

  accept(id: string, by: string): void {
    this.#record({ kind: 'accepted', id, by });
  }

  addMessage(draft: NewMessage): Message {
    const message: Message = { at: Date.now(), ...draft, id: String(this.#nextId), reactions: {} };
    this.#record({ kind: 'message', message });
    return message;
  }

  react(conversationId: string, id: string, by: string, emoji: string): Message | null {
    const old = this.#conversations.get(conversationId)?.messages.find((message) => message.id === id);
    if (old === undefined) return null;
    const { [by]: mine, ...others } = old.reactions;
    const message = { ...old, reactions: mine === emoji ? others : { ...others, [by]: emoji } };
    this.#record({ kind: 'changed', message });
    return message;
  }

  delete(conversationId: string, id: string): void {
    this.#record({ kind: 'deleted', conversationId, id });
  }

  markSeen(conversationId: string, by: string): void {
    const conversation = this.#conversations.get(conversationId);
    const newest = conversation?.messages.at(-1);
    if (newest !== undefined) conversation?.seen.set(by, newest.id);
  }

  /** The newest `length` messages, or the newest before `before`. */
  page(conversationId: string, reader: string, before: string | null, length: number): MessagePage | null {
    const peer = this.#peerOf(conversationId, reader);
    if (peer === null) return null;
    const conversation = this.#conversations.get(conversationId);
    const all = (conversation?.messages ?? []).filter(({ id }) => before === null || id < before);
    const request = conversation !== undefined && !conversation.accepted.has(reader);
    return { peer, request, messages: all.slice(-length), complete: all.length <= length };
  }

  /** Newest first. */
  inbox(reader: string): readonly Summary[] {
    const summaries = [...this.#conversations.values()].flatMap((conversation): Summary[] => {
      const peer = this.#peerOf(conversation.id, reader);
      if (peer === null) return [];
      const seen = conversation.seen.get(reader) ?? '';
      const unread = conversation.messages.filter(({ id, from }) => from !== reader && id > seen).length;
      const last = conversation.messages.at(-1) ?? null;
      return [{ id: conversation.id, peer, last, unread, request: !conversation.accepted.has(reader) }];
    });
    return summaries.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0));
  }

  /** Everything that is stored, as JSON. */
  dump(): string {
    const conversations = [...this.#conversations.values()].map(({ id, messages }) => ({ id, messages }));
    return JSON.stringify({ accounts: this.accounts(), conversations });
  }

  #peerOf(conversationId: string, reader: string): Account | null {
    const pair = conversationId.split('-');
    const peer = pair.find((id) => id !== reader);
    return pair.length === 2 && pair.includes(reader) && peer !== undefined ? this.account(peer) : null;
  }

  #record(entry: Entry): void {
    this.#apply(entry);
    if (this.#journal !== null) appendFileSync(this.#journal, `${JSON.stringify(entry)}\n`);
  }

  #apply(entry: Entry): void {
    switch (entry.kind) {
      case 'account':
        this.#accounts.set(entry.account.id, entry.account);
        return;
      case 'conversation': {
        const { id, accepted } = entry;
        this.#conversations.set(id, { id, messages: [], accepted: new Set(accepted), seen: new Map() });
        return;
      }
      case 'accepted':
        this.#conversations.get(entry.id)?.accepted.add(entry.by);
        return;
      case 'message':
        this.#conversations.get(entry.message.conversationId)?.messages.push(entry.message);
        this.#nextId = BigInt(entry.message.id) + 1n;
        return;
      case 'changed':
        this.#change(entry.message.conversationId, entry.message.id, [entry.message]);
        return;
      case 'deleted':
        this.#change(entry.conversationId, entry.id, []);
        return;
    }
  }

  #change(conversationId: string, id: string, by: readonly Message[]): void {
    const messages = this.#conversations.get(conversationId)?.messages ?? [];
    const at = messages.findIndex((message) => message.id === id);
    if (at >= 0) messages.splice(at, 1, ...by);
  }
}
