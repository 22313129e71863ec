/** The page's requests to its own server. */
import type { Message, MessagePage, Summary } from '../model.ts';

export const fetchInbox = (): Promise<readonly Summary[]> => get('/i/api/inbox');

export const fetchMessages = (id: string, before: string | null): Promise<MessagePage> =>
  get(`/i/api/messages/${id}${before === null ? '' : `?before=${before}`}`);

export const postMessage = (id: string, text: string, clientId: string): Promise<Message> =>
  post(`/i/api/messages/${id}`, { text, clientId });

export const postReaction = (id: string, messageId: string, emoji: string): Promise<Message> =>
  post(`/i/api/messages/${id}/react`, { messageId, emoji });

export const postDeletion = (id: string, messageId: string): Promise<unknown> =>
  post(`/i/api/messages/${id}/delete`, { messageId });

export const postAcceptance = (id: string): Promise<unknown> => post(`/i/api/messages/${id}/accept`, {});

export const postSeen = (id: string): Promise<unknown> => post(`/i/api/messages/${id}/seen`, {});

export const postDraft = (conversationId: string, text: string): Promise<unknown> =>
  post('/draft', { conversationId, text });

export const postFile = (file: File): Promise<unknown> => fetch('/i/api/media', { method: 'POST', body: file });

const get = async <T>(path: string): Promise<T> => read(await fetch(path));

const post = async <T>(path: string, body: unknown): Promise<T> =>
  read(
    await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  );

const read = async <T>(response: Response): Promise<T> => {
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.json();
};
