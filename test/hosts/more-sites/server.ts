/**
 * A stand-in on loopback for one of the sites beside X: its addresses, the elements and the editor of its page, its limit, and a record of every byte
 * that reached it. For tests; it never ships. Start it with {@link startMoreSite}.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import type { Duplex } from 'node:stream';
import { build } from 'esbuild';
import { models, shownBy } from '../../sites/normalisers/models.ts';
import { certificate } from '../tls.ts';
import { type Finding, findIn, ReceivedBytes } from '../x-chat/record.ts';
import { type StandInName, type StandInSite, standInSites, unlistedSites } from './sites.ts';

/** A message as the page gets it. */
export interface StandInMessage {
  readonly id: string;
  readonly conversation: string;
  readonly from: string;
  readonly text: string;
}

export interface MoreSite {
  readonly port: number;
  /** Its hosts, and first the one at which somebody has their account. */
  hosts(who: string): readonly string[];
  /** Path of a conversation, as somebody there has it. */
  address(conversation: string, who: string): string;
  /** Oldest first. */
  messages(conversation: string): readonly StandInMessage[];
  /** Somebody without a browser writes. */
  write(conversation: string, from: string, text: string): void;
  /** Where `text` occurs in what was received or stored, as it is or encoded; empty when nowhere. */
  find(text: string): readonly Finding[];
  close(): Promise<void>;
}

class State {
  readonly messages: StandInMessage[] = [];
  readonly listening = new Set<ServerResponse>();
  readonly site: StandInSite;
  readonly script: string;

  constructor(site: StandInSite, script: string) {
    this.site = site;
    this.script = script;
  }

  add(conversation: string, from: string, text: string): StandInMessage {
    const message = { id: `m${this.messages.length + 1}`, conversation, from, text };
    this.messages.push(message);
    for (const response of this.listening) response.write(`data: ${JSON.stringify(message)}\n\n`);
    return message;
  }
}

export const startMoreSite = async (name: StandInName | keyof typeof unlistedSites): Promise<MoreSite> => {
  const site: StandInSite = { ...standInSites, ...unlistedSites }[name];
  const [tls, script] = await Promise.all([certificate(), scriptOf(site)]);
  const state = new State(site, script);
  const received = new ReceivedBytes();
  const server = createServer({ ...tls, keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response, state).catch(() => response.destroy()); // a page that went away
  });
  server.on('secureConnection', (connection: Duplex) => received.watch(connection));
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the stand-in has no port');
  return {
    port: address.port,
    hosts: (who) => {
      const home = site.home?.(who);
      return home === undefined ? site.hosts : [home, ...site.hosts.filter((host) => host !== home)];
    },
    address: site.conversation,
    messages: (conversation) => state.messages.filter((message) => message.conversation === conversation),
    write: (conversation, from, text) => void state.add(conversation, from, text),
    find: (text) => [
      ...findIn(received.all(), 'traffic', text),
      ...findIn(Buffer.from(JSON.stringify(state.messages)), 'database', text),
    ],
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

/** Allows nothing but the page's own. */
const policy = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'";

type Send = (status: number, content: string, type: string, headers?: Readonly<Record<string, string>>) => void;

const answer = async (request: IncomingMessage, response: ServerResponse, state: State): Promise<void> => {
  const { pathname } = new URL(request.url ?? '/', 'https://site.example');
  const me = /(?:^|;\s*)who=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? null;
  const send: Send = (status, content, type, headers = {}) => {
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store', ...headers });
    response.end(content);
  };
  const login = /^\/login-as\/(\w+)$/.exec(pathname)?.[1];
  if (login !== undefined) send(302, '', 'text/plain', { location: '/', 'set-cookie': cookieOf(login) });
  else if (pathname === '/stand-in/client.js') send(200, state.script, 'text/javascript');
  else if (pathname === '/stand-in/events') listen(response, state);
  else if (pathname === '/stand-in/messages') await exchange(request, { state, me, send });
  else send(200, page(me), 'text/html', { 'content-security-policy': policy });
};

const cookieOf = (login: string): string => `who=${login}; Path=/; Secure; Max-Age=31536000`;

const listen = (response: ServerResponse, { listening }: State): void => {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': listening\n\n');
  listening.add(response);
  response.on('close', () => listening.delete(response));
};

/** Gives the messages of a conversation, or takes one in. */
const exchange = async (
  request: IncomingMessage,
  { state, me, send }: { readonly state: State; readonly me: string | null; readonly send: Send },
): Promise<void> => {
  const conversation = new URL(request.url ?? '/', 'https://site.example').searchParams.get('in') ?? '';
  const asJson = (value: unknown): void => send(200, JSON.stringify(value), 'application/json');
  if (request.method !== 'POST') {
    asJson(state.messages.filter((message) => message.conversation === conversation));
    return;
  }
  const texts = shown(state.site, await bodyOf(request));
  if (me === null || texts.length === 0) send(413, 'not sent', 'text/plain');
  else asJson(texts.map((text) => state.add(conversation, me, text)));
};

/** What becomes of a text that somebody sends: the messages that are shown for it. */
const shown = ({ limit, model }: StandInSite, text: string): readonly string[] => {
  const modelled = models.find(({ site }) => site === model);
  if (modelled !== undefined) return shownBy(modelled, text);
  return text === '' || text.length > limit ? [] : [text];
};

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const page = (me: string | null): string => `<!DOCTYPE html>
<html lang="en" data-me="${me ?? ''}"><meta charset="utf-8"><title>Chat</title><link rel="icon" href="data:,">
<style>body { margin: 0; font: 15px/1.4 sans-serif }</style>
<body><script src="/stand-in/client.js"></script></body></html>`;

const scriptOf = async ({ name }: StandInSite): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [path.resolve('test/hosts/more-sites/client', name)],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'react',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
};
