/** The envelope of requests, answers and news on the browser's message channel. Shapes only; who may ask what is in contract.ts. */
import type { ErrorCode } from './errors.ts';
import type { News } from './events.ts';

/** Marks a message as ours and names the version of the envelope. */
export const SOTTO = 1;

/** A request to the background. `method` and `params` are unknown until the router has checked them. */
export interface Request {
  readonly sotto: typeof SOTTO;
  readonly method: string;
  readonly params: unknown;
}

/** What comes back: a result, or the code of a failure. */
export type Answer<R = unknown> = { readonly ok: R } | { readonly error: ErrorCode };

/** News on the same channel. */
export interface NewsMessage {
  readonly sotto: typeof SOTTO;
  readonly news: News['news'];
}

const isOurs = (message: unknown): message is { sotto: typeof SOTTO } & Record<string, unknown> =>
  typeof message === 'object' && message !== null && (message as { sotto?: unknown }).sotto === SOTTO;

export const isRequest = (message: unknown): message is Request =>
  isOurs(message) && typeof message['method'] === 'string' && 'params' in message;

export const isNews = (message: unknown): message is NewsMessage =>
  isOurs(message) && typeof message['news'] === 'string';
