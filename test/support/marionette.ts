/** Firefox's remote protocol: JSON arrays on a TCP connection, each preceded by its length. Knows the wire, no browser. */
import net from 'node:net';

/** A command that Firefox answered with an error, or could not answer at all. */
export class MarionetteError extends Error {
  /** The WebDriver error code, e.g. `no such element`, or `disconnected`. */
  readonly code: string;
  constructor(command: string, code: string, detail: string) {
    super(`${command}: ${code}: ${detail}`);
    this.name = 'MarionetteError';
    this.code = code;
  }
}

interface Pending {
  readonly command: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

type Answer = [type: 1, id: number, error: { error: string; message: string } | null, value: unknown];

export class Marionette {
  readonly #socket: net.Socket;
  readonly #pending = new Map<number, Pending>();
  #received = Buffer.alloc(0);
  #lastId = 0;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.#rejectAll());
  }

  /** Connects to a running Firefox. Its greeting needs no answer and is skipped like everything that answers nothing. */
  static connect(port: number): Promise<Marionette> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('error', reject);
      socket.once('connect', () => resolve(new Marionette(socket)));
    });
  }

  /** Sends one command and waits for its answer. @throws {MarionetteError} */
  send<T = unknown>(command: string, parameters: object = {}): Promise<T> {
    this.#lastId += 1;
    const id = this.#lastId;
    const message = Buffer.from(JSON.stringify([0, id, command, parameters]));
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(id, { command, resolve: (value) => resolve(value as T), reject });
      if (this.#socket.destroyed) return this.#rejectAll();
      // In one piece: the second of two would wait until the first is acknowledged, and so would every command, 40 ms.
      this.#socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    for (;;) {
      const colon = this.#received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#received.subarray(0, colon));
      if (this.#received.length < end) return;
      const message: unknown = JSON.parse(this.#received.subarray(colon + 1, end).toString());
      this.#received = this.#received.subarray(end);
      if (Array.isArray(message)) this.#settle(message as Answer);
    }
  }

  #settle([, id, error, value]: Answer): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if (error === null) pending?.resolve(value);
    else pending?.reject(new MarionetteError(pending.command, error.error, error.message));
  }

  #rejectAll(): void {
    for (const { command, reject } of this.#pending.values()) {
      reject(new MarionetteError(command, 'disconnected', 'Firefox is gone.'));
    }
    this.#pending.clear();
  }
}
