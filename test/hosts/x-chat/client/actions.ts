/** What a person, or the server, can make happen in the page. */
import type { Message } from '../model.ts';
import * as api from './api.ts';
import { coalesced, inBackground } from './background-work.ts';
import { current, type Item, type Thread, update, updateThread } from './state.ts';

/** The conversation that is open, as a page or in the drawer. */
export const conversationShown = (): string | null => {
  const { route, drawer } = current();
  if (route.page === 'conversation') return route.id;
  return route.page === 'other' && drawer.open ? drawer.conversationId : null;
};

export const refreshInbox = coalesced(async () => update({ inbox: await api.fetchInbox() }));

/** Shows what is known at once and asks for the newest messages. */
export const openThread = (id: string): void => inBackground(refreshThread(id));

const refreshThread = async (id: string): Promise<void> => {
  const { peer, request, messages, complete } = await api.fetchMessages(id, null);
  const known = current().threads[id];
  const items = merge(known?.items ?? [], messages);
  // A page that was away too long has a gap: it starts again from the newest.
  const joined = known !== undefined && (complete || known.items.some(({ serverId }) => serverId === messages[0]?.id));
  const thread: Thread = joined
    ? { ...known, peer, request, items, complete: known.complete || complete }
    : { peer, request, items: merge((known?.items ?? []).filter(isUnsent), messages), complete, loadingOlder: false };
  update({ threads: { ...current().threads, [id]: thread } });
  markSeen();
};

export const loadOlder = async (id: string): Promise<void> => {
  const thread = current().threads[id];
  const oldest = thread?.items.find(({ serverId }) => serverId !== null)?.serverId;
  if (thread === undefined || thread.complete || thread.loadingOlder || oldest === undefined) return;
  updateThread(id, () => ({ loadingOlder: true }));
  try {
    const { messages, complete } = await api.fetchMessages(id, oldest ?? null);
    updateThread(id, ({ items }) => ({ items: merge(items, messages), complete }));
  } finally {
    updateThread(id, () => ({ loadingOlder: false }));
  }
};

export const changeDraft = (id: string, text: string): void => {
  update({ drafts: { ...current().drafts, [id]: text } });
  inBackground(api.postDraft(id, text));
};

export const sendDraft = (id: string): void => {
  const { drafts, behaviour } = current();
  const text = (drafts[id] ?? '').trim();
  if (text === '' || text.length > behaviour.maxLength) return;
  changeDraft(id, '');
  sendText(id, text);
};

/** Shows the message at once, as pending, and sends it. */
export const sendText = (id: string, text: string): void => {
  const item: Item = {
    id: `local-${crypto.randomUUID()}`,
    uuid: crypto.randomUUID(),
    serverId: null,
    from: current().me.id,
    text,
    at: Date.now(),
    status: 'pending',
    reactions: [],
    quote: null,
  };
  updateThread(id, ({ items }) => ({ items: [...items, item] }));
  inBackground(transmit(id, item));
};

export const sendFile = async (id: string, file: File): Promise<void> => {
  await api.postFile(file);
  sendText(id, `📎 ${file.name}`);
};

export const sendAgain = (id: string, item: Item): void => {
  updateThread(id, ({ items }) => ({ items: replace(items, item.id, { status: 'pending' }) }));
  inBackground(transmit(id, item));
};

const transmit = async (id: string, item: Item): Promise<void> => {
  await new Promise((drawn) => setTimeout(drawn, 0));
  updateThread(id, ({ items }) => ({ items: replace(items, item.id, { status: 'sending' }) }));
  try {
    const { id: serverId, at } = await api.postMessage(id, item.text, item.id);
    updateThread(id, ({ items }) => ({
      items: inOrder(
        replace(items, item.id, { status: 'sent', serverId, at }).map((each) => ({
          ...each,
          uuid: crypto.randomUUID(),
        })),
      ),
    }));
  } catch {
    updateThread(id, ({ items }) => ({ items: replace(items, item.id, { status: 'failed' }) }));
  }
};

export const react = (id: string, { serverId }: Item, emoji: string): void => {
  if (serverId !== null) inBackground(api.postReaction(id, serverId, emoji));
};

export const remove = (id: string, item: Item): void => {
  updateThread(id, ({ items }) => ({ items: items.filter((each) => each.id !== item.id) }));
  if (item.serverId !== null) inBackground(api.postDeletion(id, item.serverId));
};

export const accept = (id: string): void => {
  updateThread(id, () => ({ request: false }));
  inBackground(api.postAcceptance(id));
};

/** A message came, or one that is known has changed. */
export const take = (message: Message): void => {
  const { conversationId, clientId } = message;
  const known = current().threads[conversationId]?.items.find(({ id }) => id === clientId);
  // Our own message that is still on its way: the answer to it settles it.
  if (known === undefined || known.serverId !== null)
    updateThread(conversationId, ({ items }) => ({ items: merge(items, [message]) }));
  if (conversationId === conversationShown()) markSeen();
};

export const takeDeletion = (conversationId: string, id: string): void =>
  updateThread(conversationId, ({ items }) => ({ items: items.filter(({ serverId }) => serverId !== id) }));

const markSeen = coalesced(async () => {
  const id = conversationShown();
  const unread = id !== null && (current().inbox?.find((each) => each.id === id)?.unread ?? 1) > 0;
  if (unread && document.visibilityState === 'visible') await api.postSeen(id);
});

const merge = (items: readonly Item[], messages: readonly Message[]): readonly Item[] => {
  const known = new Map(items.flatMap((item) => (item.serverId === null ? [] : [[item.serverId, item]])));
  const arrived = messages.map((message) => itemOf(message, known.get(message.id)));
  const renewed = new Set(arrived.map(({ serverId }) => serverId));
  return inOrder([...items.filter(({ serverId }) => serverId === null || !renewed.has(serverId)), ...arrived]);
};

const itemOf = ({ id, from, text, at, reactions, quote }: Message, known: Item | undefined): Item => ({
  id: known?.id ?? id,
  uuid: known?.uuid ?? crypto.randomUUID(),
  serverId: id,
  from,
  text,
  at,
  status: 'sent',
  reactions: Object.values(reactions),
  quote: quote ?? null,
});

/** By the server's ids; what has none yet stays last, in the order in which it was written. */
const inOrder = (items: readonly Item[]): readonly Item[] => [
  ...items.filter((item) => !isUnsent(item)).sort((a, b) => ((a.serverId ?? '') < (b.serverId ?? '') ? -1 : 1)),
  ...items.filter(isUnsent),
];

const isUnsent = ({ serverId }: Item): boolean => serverId === null;

const replace = (items: readonly Item[], id: string, change: Partial<Item>): readonly Item[] =>
  items.map((item) => (item.id === id ? { ...item, ...change } : item));
