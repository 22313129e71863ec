/** The Lounge's HTTPS: takes what browsers say, keeps every byte of it, and hands it on to The Lounge. */
import net from 'node:net';
import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import { certificate } from '../tls.ts';
import { ReceivedBytes } from '../x-chat/record.ts';
import { unmasked } from './web-socket.ts';

export interface Front {
  readonly port: number;
  /** What browsers sent, one connection after the other, with the masks of WebSocket's frames taken off. */
  bytes(): Buffer;
  close(): Promise<void>;
}

/** `socket`: where The Lounge listens. */
export const startFront = async (socket: string): Promise<Front> => {
  const open = new Set<Duplex>();
  const received: ReceivedBytes[] = [];
  const server = tls.createServer(await certificate(), (browser) => {
    const record = new ReceivedBytes();
    received.push(record);
    record.watch(browser);
    const lounge = net.connect(socket);
    for (const [one, other] of [
      [browser, lounge],
      [lounge, browser],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the front has no port');
  return {
    port: address.port,
    bytes: () => Buffer.concat(received.map((record) => unmasked(record.all()))),
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        for (const each of open) each.destroy();
      }),
  };
};
