/** Stands between The Lounge and ngIRCd, passes on every byte, and keeps what the IRC server was told. */
import net from 'node:net';
import type { Duplex } from 'node:stream';

/** A private message, as a line of IRC. */
export interface IrcMessage {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** Milliseconds since the epoch: when it reached the tap. */
  readonly at: number;
}

export class IrcTap {
  /** Oldest first: what people's clients sent, and what the server delivered. */
  readonly sent: IrcMessage[] = [];
  readonly delivered: IrcMessage[] = [];
  /** Nicks that the server has welcomed. */
  readonly welcome = new Set<string>();
  readonly #open = new Set<Duplex>();
  readonly #server = net.createServer();
  readonly #chunks: Buffer[] = [];

  /** Listens on loopback, and leads to the server at `ircPort`. Returns its own port. */
  async listen(ircPort: number): Promise<number> {
    this.#server.on('connection', (client) => this.#join(client, net.connect(ircPort, '127.0.0.1')));
    await new Promise<void>((listening, failed) => {
      this.#server.once('error', failed).listen(0, '127.0.0.1', listening);
    });
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the tap has no port');
    return address.port;
  }

  /** Every byte that went to the server. */
  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((done) => this.#server.close(() => done()));
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  #join(client: net.Socket, server: net.Socket): void {
    let nick = '';
    eachLine(client, (line) => {
      nick = /^NICK :?(\S+)/.exec(line)?.[1] ?? nick;
      keep(this.sent, nick, line);
    });
    eachLine(server, (line) => {
      const welcomed = /^:\S+ 001 (\S+)/.exec(line)?.[1];
      if (welcomed !== undefined) this.welcome.add(welcomed);
      const { from = '', rest = '' } = /^:(?<from>[^!\s]+)\S* (?<rest>.*)$/.exec(line)?.groups ?? {};
      keep(this.delivered, from, rest);
    });
    client.on('data', (chunk: Buffer) => this.#chunks.push(Buffer.from(chunk)));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        this.#open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

const keep = (list: IrcMessage[], from: string, line: string): void => {
  const { to, text } = /^(?:@\S+ )?PRIVMSG (?<to>\S+) :?(?<text>.*)$/.exec(line)?.groups ?? {};
  if (to !== undefined && text !== undefined) list.push({ from, to, text, at: Date.now() });
};

const eachLine = (socket: net.Socket, use: (line: string) => void): void => {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      use(rest.subarray(0, end).toString('utf8'));
      rest = rest.subarray(end + 2);
    }
  });
};
