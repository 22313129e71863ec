/** The proxy through which Firefox reaches a stand-in, and nothing else. */
import { createServer, request } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { startConnectProxy } from './connect-proxy.ts';

const ending: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const tunnel = (proxyPort: number, to: string) =>
  new Promise<{ status: number; socket: Socket }>((answered, failed) => {
    request({ port: proxyPort, host: '127.0.0.1', method: 'CONNECT', path: to })
      .on('connect', ({ statusCode }, socket) => answered({ status: statusCode ?? 0, socket }))
      .on('error', failed)
      .end();
  });

test('it leads a named host to its port and no other host anywhere', async () => {
  const server = createServer((_, response) => response.end('the stand-in'));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ending.push(() => server.close());
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const proxy = await startConnectProxy({ hosts: { 'x.com': port } });
  ending.push(() => proxy.close());

  const { status, socket } = await tunnel(proxy.port, 'x.com:443');
  expect(status).toBe(200);
  socket.write('GET / HTTP/1.1\r\nhost: x.com\r\nconnection: close\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += chunk;
  expect(text).toContain('the stand-in');

  for (const other of ['elsewhere.example:443', 'x.com:80', `127.0.0.1:${port}`])
    expect((await tunnel(proxy.port, other)).status).toBe(502);
});

test('closing it ends tunnels that stand open', async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  ending.push(() => server.close());
  const address = server.address();
  const proxy = await startConnectProxy({ hosts: { 'x.com': typeof address === 'object' ? (address?.port ?? 0) : 0 } });
  const { socket } = await tunnel(proxy.port, 'x.com:443');
  const ended = new Promise((resolve) => socket.on('close', resolve));
  await proxy.close();
  await ended;
});
