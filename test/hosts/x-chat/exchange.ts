/** One request and its answer, with what the routes need of them. */
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';

export class Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly #url: URL;

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request;
    this.response = response;
    this.#url = new URL(request.url ?? '/', 'https://x.com');
  }

  get method(): string {
    return this.request.method ?? 'GET';
  }

  get host(): string {
    return this.request.headers.host ?? '';
  }

  get path(): string {
    return this.#url.pathname;
  }

  get cookies(): string | undefined {
    return this.request.headers.cookie;
  }

  query(name: string): string | null {
    return this.#url.searchParams.get(name);
  }

  /** The fields of the JSON body; a missing or odd one is an empty text. */
  async body(): Promise<Record<'text' | 'clientId' | 'messageId' | 'emoji' | 'conversationId', string>> {
    const chunks: Buffer[] = [];
    for await (const chunk of this.request) chunks.push(chunk);
    const given: Record<string, unknown> = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const text = (name: string): string => (typeof given[name] === 'string' ? given[name] : '');
    return {
      text: text('text'),
      clientId: text('clientId'),
      messageId: text('messageId'),
      emoji: text('emoji'),
      conversationId: text('conversationId'),
    };
  }

  send(status: number, content: string, type: string, headers: OutgoingHttpHeaders = {}): void {
    this.response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(content);
  }

  json(status: number, value: unknown): void {
    this.send(status, JSON.stringify(value), 'application/json; charset=utf-8');
  }

  redirect(to: string, headers: OutgoingHttpHeaders = {}): void {
    this.response.writeHead(302, { location: to, 'cache-control': 'no-store', ...headers }).end();
  }
}
