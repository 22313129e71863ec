/** An HTTP CONNECT proxy on loopback, for browsers that cannot map host names. It reaches the named hosts and no other. */
import { createServer } from 'node:http';
import net from 'node:net';
import type { Duplex } from 'node:stream';

export interface ConnectProxy {
  readonly port: number;
  close(): Promise<void>;
}

/** `hosts` names what may be reached: host, or host and port, to a port on 127.0.0.1. Everything else is answered 502. */
export const startConnectProxy = async ({
  hosts,
}: {
  hosts: Readonly<Record<string, number>>;
}): Promise<ConnectProxy> => {
  const open = new Set<Duplex>();
  const keep = (socket: Duplex): void => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  };
  const server = createServer((_, response) => response.writeHead(502).end());
  server.on('connect', (request, client: Duplex, head: Buffer) => {
    keep(client);
    client.on('error', () => client.destroy());
    const authority = request.url ?? '';
    const port = hosts[authority] ?? hosts[authority.replace(/:443$/, '')];
    if (port === undefined) return void client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    const target = net.connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.write(head);
      target.pipe(client).pipe(target);
    });
    keep(target);
    target.on('error', () => client.destroy());
    target.once('close', () => client.destroy());
    client.once('close', () => target.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port');
  return {
    port: address.port,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
        for (const socket of open) socket.destroy();
      }),
  };
};
