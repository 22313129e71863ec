/** A person with a browser, the extension, and one tab that shows a conversation. Asks what the real contexts ask, as they would. */
import type { MessageSender } from '../../../lib/background/browser-api.ts';
import type { Caller, MethodsOf, Params, Result } from '../../../lib/rpc/contract.ts';
import type { Bound, GlassRow } from '../../../lib/rpc/rows.ts';
import type { ThreadRef } from '../../../lib/rpc/thread-types.ts';
import { EXTENSION, Profile, ROOT } from './profile.ts';
import { refOf, type Site } from './site.ts';

export const TAB = 7;
export const CODE = 'seven quiet tractors hum in the attic';

export interface Account {
  readonly id: string;
  readonly handle: string;
}

export const ALICE: Account = { id: '1001', handle: 'alice' };
export const BOB: Account = { id: '2002', handle: 'bob' };
export const MALLORY: Account = { id: '3003', handle: 'mallory' };

type Ask<C extends Caller> = <M extends MethodsOf<C>>(method: M, params: Params<M>) => Promise<Result<M>>;

export class User {
  readonly profile: Profile;
  readonly account: Account;
  /** Where the page says it stands. */
  ref: ThreadRef;
  /** What the page calls the account that is logged in. */
  ownHandle: string | null;
  private documents = 0;
  private composerFrame: MessageSender | null = null;
  private glassFrame: MessageSender | null = null;

  readonly tabId: number;
  private readonly origin: string;

  constructor(account: Account, peer: Account, site: Site, profile = new Profile(account.handle), tabId = TAB) {
    this.tabId = tabId;
    this.account = account;
    this.ref = refOf(account.id, peer, site.place.name);
    this.origin = site.place.origin;
    this.ownHandle = account.handle;
    this.profile = profile;
    profile.tabs.set(tabId, {
      url: `${this.origin}/i/chat/${this.ref.conversationId}`,
      engine: (message) => {
        const { method, params } = message as {
          method?: string;
          params: { ref: ThreadRef; text: string; armored: string };
        };
        if (method === 'engine.where') return Promise.resolve({ ok: { ref: this.ref, ownHandle: this.ownHandle } });
        if (method !== 'engine.send') return undefined;
        const isHere = params.ref.conversationId === this.ref.conversationId;
        return Promise.resolve({
          ok: isHere ? site.take(account.handle, params) : { kind: 'refused', code: 'page/other-thread' },
        });
      },
    });
  }

  readonly window: Ask<'window'> = (method, params) => this.ask({ url: `${ROOT}popup.html` }, method, params);
  readonly page: Ask<'page'> = (method, params) => this.ask(this.pageSender(), method, params);
  readonly composer: Ask<'composer'> = async (method, params) => {
    this.composerFrame ??= await this.boundFrame('composer');
    return this.ask(this.composerFrame, method, params);
  };
  readonly glass: Ask<'glass'> = async (method, params) => {
    this.glassFrame ??= await this.boundFrame('glass');
    return this.ask(this.glassFrame, method, params);
  };

  pageSender(frameId = 0): MessageSender {
    return { url: `${this.origin}/i/chat`, tab: this.tab(), frameId, documentId: `page ${this.tabId}` };
  }

  /** A frame of ours in the tab's page, each with a document of its own. */
  frameSender(kind: 'composer' | 'glass'): MessageSender {
    const document = ++this.documents;
    return {
      url: `${ROOT}${kind}.html`,
      tab: this.tab(),
      frameId: 10 + document,
      documentId: `document ${this.tabId} ${document}`,
    };
  }

  async boundFrame(kind: 'composer' | 'glass'): Promise<MessageSender> {
    const sender = this.frameSender(kind);
    await this.bind(sender, kind);
    return sender;
  }

  /** What a frame learns when it is bound. */
  async bind(sender: MessageSender, kind: 'composer' | 'glass'): Promise<Bound> {
    const { token } = await this.page('page.token', { ref: this.ref, frame: kind });
    return this.ask(sender, 'frame.bind', { token, ancestorOrigins: [this.origin] });
  }

  /** What a glass is given that is made now, as when the thread is opened again. */
  openedAgain(): Promise<Bound> {
    return this.bind(this.frameSender('glass'), 'glass');
  }

  /** Every frame goes with its page when that is loaded again. */
  reloadPage(): void {
    this.composerFrame = null;
    this.glassFrame = null;
  }

  /** Asks as anybody. */
  ask<R>(sender: MessageSender, method: string, params: unknown): Promise<R> {
    return this.profile.ask({ id: EXTENSION, ...sender }, method, params) as Promise<R>;
  }

  /** What the composer offers as not sent. */
  async unsent() {
    const state = await this.composer('composer.state', {});
    return state.kind === 'open' ? state.unsent : null;
  }

  /** Kinds for the page. `stands`: the site shows them all as sent. */
  scan(armored: readonly string[], stands = true) {
    return this.page('page.scan', { ref: this.ref, armored, stands: armored.map(() => stands) });
  }

  /** Kinds for the page and rows for the glass, as both ask while a person scrolls. */
  async read(armored: readonly string[]): Promise<readonly GlassRow[]> {
    await this.scan(armored);
    const { rows } = await this.glass('glass.read', { armored, shown: false });
    const unseen = rows.filter((row) => row.kind === 'text' && row.unseen).map((row) => row.armored);
    if (unseen.length > 0) await this.glass('glass.read', { armored: unseen, shown: true });
    return rows;
  }

  private tab() {
    return { id: this.tabId, url: this.profile.tabs.get(this.tabId)?.url };
  }
}

/** The words of a row, or what stands in their place. */
export const said = (row: GlassRow | undefined): string => {
  if (row === undefined) return 'nothing';
  switch (row.kind) {
    case 'text':
      return `${row.author}: ${row.text}`;
    case 'card':
      return `${row.author}: [${row.card}${row.card === 'timer' ? ` ${row.seconds}` : ''}]`;
    case 'unreadable':
      return `(${row.reason})`;
  }
};

/** Alice and Bob with open vaults and nothing protected yet. */
export const twoPeople = async (site: Site): Promise<{ readonly alice: User; readonly bob: User }> => {
  const alice = new User(ALICE, BOB, site);
  const bob = new User(BOB, ALICE, site);
  await alice.window('vault.create', { code: CODE });
  await bob.window('vault.create', { code: CODE });
  return { alice, bob };
};

/** The same, after Alice invited and Bob accepted and both have seen it. */
export const twoProtected = async (site: Site): Promise<{ readonly alice: User; readonly bob: User }> => {
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await bob.window('thread.accept', { tabId: TAB });
  await alice.read(site.armored());
  return { alice, bob };
};

/** The thread of the tab in which the person is, as a window hears of it. */
export const tabOf = async (user: User) => {
  const tab = await user.window('tab.thread', { tabId: TAB });
  if (tab.kind !== 'thread') throw new Error(tab.kind);
  return tab;
};
