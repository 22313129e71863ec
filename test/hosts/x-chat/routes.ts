/** What the stand-in answers to which request. Lists take a fixed 200 ms, so that page timings have an honest denominator. */

import type { Exchange } from './exchange.ts';
import type { Account } from './model.ts';
import { applicationPage, loginPage } from './page.ts';
import type { Site } from './site.ts';

const listMs = 200;

interface Call {
  readonly exchange: Exchange;
  readonly site: Site;
  readonly me: Account;
  /** What the path's pattern captured. */
  readonly id: string;
}

type Handler = (call: Call) => Promise<void> | void;

/** Answers one request. */
export const answer = async (exchange: Exchange, site: Site): Promise<void> => {
  const { host, path, method } = exchange;
  if (host.startsWith('twitter.com')) return exchange.redirect(`https://x.com${path}`);
  const asset = assetAt(path, site);
  if (asset !== null) return exchange.send(200, asset.content, asset.type);
  const handle = /^\/login-as\/([^/]+)$/.exec(path)?.[1];
  if (handle !== undefined) return logIn(exchange, site, decodeURIComponent(handle));
  const me = site.accountOf(exchange.cookies);
  if (me === null) return logInFirst(exchange, site);
  const route = routes.find((each) => each[0] === method && each[1].test(path));
  if (route === undefined) return showPage(exchange, site, me);
  await route[2]({ exchange, site, me, id: route[1].exec(path)?.[1] ?? '' });
};

const assetAt = (path: string, { bundle, behaviour }: Site): { content: string; type: string } | null => {
  const script = 'text/javascript; charset=utf-8';
  if (path === '/client.js') return { content: bundle.script, type: script };
  if (path === '/client.css') return { content: bundle.style, type: 'text/css; charset=utf-8' };
  return path === '/extra-script.js' ? { content: behaviour.extraScript, type: script } : null;
};

const showPage = (exchange: Exchange, site: Site, me: Account): void => {
  const { host, path, method } = exchange;
  if (method !== 'GET' || path.startsWith('/i/api/')) exchange.send(404, 'not found', 'text/plain');
  else if (path.startsWith('/messages')) exchange.redirect(path.replace('/messages', '/i/chat'));
  else {
    const { html, headers } = applicationPage({ me, behaviour: site.behaviour }, `https://${host}`);
    exchange.send(200, html, 'text/html; charset=utf-8', headers);
  }
};

const logIn = (exchange: Exchange, site: Site, handle: string): void => {
  const account = site.store.accounts().find((each) => each.handle === handle);
  if (account === undefined) exchange.send(404, 'no such account', 'text/plain');
  else exchange.redirect('/i/chat', { 'set-cookie': [...site.sessions.open(account.id, exchange.host)] });
};

const logInFirst = (exchange: Exchange, site: Site): void => {
  const { html, headers } = loginPage(site.store.accounts());
  if (exchange.method === 'GET' && !exchange.path.startsWith('/i/api/'))
    exchange.send(200, html, 'text/html; charset=utf-8', headers);
  else exchange.send(401, 'log in first', 'text/plain');
};

const events: Handler = ({ exchange, site, me }) => site.live.connect(exchange.response, me.id);

const inbox: Handler = async ({ exchange, site, me }) => {
  await site.wait(listMs);
  exchange.json(200, site.store.inbox(me.id));
};

const list: Handler = async ({ exchange, site, me, id }) => {
  await site.wait(listMs);
  const page = site.store.page(id, me.id, exchange.query('before'), site.behaviour.pageLength);
  if (page === null) return exchange.send(404, 'no such conversation', 'text/plain');
  exchange.json(200, page);
};

const send: Handler = async ({ exchange, site, me, id }) => {
  const { text, clientId } = await exchange.body();
  await site.wait(site.behaviour.latencyMs);
  const outcome = site.receive(id, me.id, text, clientId);
  if (typeof outcome === 'number') return exchange.send(outcome, 'not sent', 'text/plain');
  exchange.json(200, outcome);
};

const react: Handler = async ({ exchange, site, me, id }) => {
  const { messageId, emoji } = await exchange.body();
  const message = isParty(id, me) ? site.store.react(id, messageId, me.id, emoji) : null;
  if (message === null) return exchange.send(404, 'no such message', 'text/plain');
  site.live.tell({ kind: 'changed', message }, id.split('-'));
  exchange.json(200, message);
};

const remove: Handler = async ({ exchange, site, me, id }) => {
  const { messageId } = await exchange.body();
  if (!isParty(id, me)) return exchange.send(404, 'no such message', 'text/plain');
  site.store.delete(id, messageId);
  site.live.tell({ kind: 'deleted', conversationId: id, id: messageId }, id.split('-'));
  exchange.json(200, {});
};

const accept: Handler = ({ exchange, site, me, id }) => {
  if (isParty(id, me)) site.store.accept(id, me.id);
  site.live.tell({ kind: 'inbox' }, [me.id]);
  exchange.json(200, {});
};

const seen: Handler = ({ exchange, site, me, id }) => {
  site.store.markSeen(id, me.id);
  site.live.tell({ kind: 'inbox' }, [me.id]);
  exchange.json(200, {});
};

const draft: Handler = async ({ exchange, site, me }) => {
  const { conversationId, text } = await exchange.body();
  site.drafts.push({ conversationId, from: me.id, text });
  exchange.json(200, {});
};

/** Files and policy reports: the record of bytes is where they stay. */
const keep: Handler = async ({ exchange }) => {
  for await (const _ of exchange.request);
  exchange.send(204, '', 'text/plain');
};

const isParty = (conversationId: string, { id }: Account): boolean => conversationId.split('-').includes(id);

const routes: readonly (readonly [string, RegExp, Handler])[] = [
  ['GET', /^\/i\/api\/events$/, events],
  ['GET', /^\/i\/api\/inbox$/, inbox],
  ['GET', /^\/i\/api\/messages\/(\d+-\d+)$/, list],
  ['POST', /^\/i\/api\/messages\/(\d+-\d+)$/, send],
  ['POST', /^\/i\/api\/messages\/(\d+-\d+)\/react$/, react],
  ['POST', /^\/i\/api\/messages\/(\d+-\d+)\/delete$/, remove],
  ['POST', /^\/i\/api\/messages\/(\d+-\d+)\/accept$/, accept],
  ['POST', /^\/i\/api\/messages\/(\d+-\d+)\/seen$/, seen],
  ['POST', /^\/draft$/, draft],
  ['POST', /^\/i\/api\/media$/, keep],
  ['POST', /^\/i\/csp_report$/, keep],
];
