/** Tells open pages what happened, by Server-Sent Events. It forgets at once: a page that was away asks for the list again. */
import type { ServerResponse } from 'node:http';
import type { LiveEvent } from './model.ts';

export class Live {
  readonly #pages = new Map<ServerResponse, string>();

  /** How many pages listen. */
  get size(): number {
    return this.#pages.size;
  }

  /** Keeps `response` open for `accountId` until the page goes away. */
  connect(response: ServerResponse, accountId: string): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': listening\n\n');
    this.#pages.set(response, accountId);
    response.on('close', () => this.#pages.delete(response));
  }

  /** `to` names the accounts that hear it, or `all` of them. */
  tell(event: LiveEvent, to: readonly string[] | 'all'): void {
    const line = `data: ${JSON.stringify(event)}\n\n`;
    for (const [response, accountId] of this.#pages) if (to === 'all' || to.includes(accountId)) response.write(line);
  }

  close(): void {
    for (const response of this.#pages.keys()) response.end();
  }
}
