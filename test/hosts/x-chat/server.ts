/**
 * A stand-in for X's chat on loopback: the same addresses, cookies, policy, elements and habits, and a record of every byte
 * that reached it. For tests and the demo; it never ships. Start it with {@link startXChat}.
 */
import { createServer } from 'node:https';
import type { Duplex } from 'node:stream';
import { certificate } from '../tls.ts';
import { clientBundle } from './client-bundle.ts';
import { Exchange } from './exchange.ts';
import { type Account, type Behaviour, type Message, usualBehaviour } from './model.ts';
import { type Finding, findIn, ReceivedBytes } from './record.ts';
import { answer } from './routes.ts';
import { type Draft, Site } from './site.ts';
import { conversationIdOf, Store } from './store.ts';

export interface XChatOptions extends Partial<Behaviour> {
  /** Where messages are kept as JSON lines; in memory only when it is not given. */
  readonly folder?: string;
  /** Port on 127.0.0.1; any free one when it is not given. */
  readonly port?: number;
}

export interface Seed {
  /** Account id. */
  readonly from: string;
  readonly text: string;
  /** The id of the message that it answers, and quotes. */
  readonly answers?: string;
  /** Milliseconds since 1970; a minute after the one before, the last one now, when it is not given. */
  readonly at?: number;
}

export interface XChat {
  readonly port: number;
  readonly origin: string;
  /** For Chromium's `--host-resolver-rules`. */
  readonly hostResolverRules: string;
  /** A browser logs in as this account by opening `https://x.com/login-as/<handle>`. */
  addAccount(account: Account): void;
  /** The conversation's id, `low-high`. With `requestFor`, it is a message request for that account. */
  openConversation(idA: string, idB: string, options?: { readonly requestFor?: string }): string;
  addMessages(conversationId: string, seeds: readonly Seed[]): readonly Message[];
  /** Oldest first. */
  messages(conversationId: string): readonly Message[];
  /** What pages told the site about the content of their message box, in order. */
  drafts(): readonly Draft[];
  /** Changes how the site behaves, at once in pages that are open. */
  set(change: Partial<Behaviour>): void;
  /** How many pages listen for news. */
  listeners(): number;
  /** Every byte received and everything stored. */
  everything(): { readonly traffic: Buffer; readonly database: string };
  /** Where `text` occurs in what was received or stored, as it is or encoded; empty when nowhere. */
  find(text: string): readonly Finding[];
  /** Ends every connection and timer. */
  close(): Promise<void>;
}

export const startXChat = async ({ folder, port = 0, ...behaviour }: XChatOptions = {}): Promise<XChat> => {
  const [tls, bundle] = await Promise.all([certificate(), clientBundle()]);
  const site = new Site(new Store(folder ?? null), bundle, { ...usualBehaviour, ...behaviour });
  const received = new ReceivedBytes();
  const server = createServer({ ...tls, keepAliveTimeout: 60_000 }, (request, response) => {
    const exchange = new Exchange(request, response);
    answer(exchange, site).catch(() => {
      // Closing, a page that went away, or a body that is not JSON.
      if (response.headersSent) response.destroy();
      else exchange.send(400, 'bad request', 'text/plain');
    });
  });
  server.on('secureConnection', (connection: Duplex) => received.watch(connection));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  const everything = () => ({ traffic: received.all(), database: site.store.dump() });
  return {
    port: address.port,
    origin: `https://127.0.0.1:${address.port}`,
    hostResolverRules: ['x.com', 'chat.x.com', 'twitter.com']
      .map((host) => `MAP ${host}:443 127.0.0.1:${address.port}`)
      .join(','),
    addAccount: (account) => site.store.addAccount(account),
    openConversation: (idA, idB, { requestFor } = {}) => {
      const id = conversationIdOf(idA, idB);
      site.store.openConversation(
        id,
        [idA, idB].filter((each) => each !== requestFor),
      );
      site.live.tell({ kind: 'inbox' }, [idA, idB]);
      return id;
    },
    addMessages: (conversationId, seeds) =>
      seeds.map(({ from, text, answers, at }, index) =>
        site.deliver({
          conversationId,
          from,
          text,
          clientId: null,
          at: at ?? Date.now() - (seeds.length - 1 - index) * 60_000,
          ...(answers !== undefined && { quote: site.store.quote(conversationId, answers) }),
        }),
      ),
    messages: (conversationId) => [...(site.store.conversation(conversationId)?.messages ?? [])],
    drafts: () => [...site.drafts],
    set: (change) => {
      site.behaviour = { ...site.behaviour, ...change };
      site.live.tell({ kind: 'behaviour', behaviour: site.behaviour }, 'all');
    },
    listeners: () => site.live.size,
    everything,
    find: (text) => {
      const { traffic, database } = everything();
      return [...findIn(traffic, 'traffic', text), ...findIn(Buffer.from(database), 'database', text)];
    },
    close: () =>
      new Promise<void>((closed) => {
        site.close();
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
