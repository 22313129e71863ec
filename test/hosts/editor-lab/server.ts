/**
 * A lab of real editors on loopback: one page for each, under a policy that allows nothing but the page's own script, style and relay. For tests; it
 * never ships. Start it with {@link startEditorLab}.
 */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import path from 'node:path';
import { build } from 'esbuild';
import { certificate } from '../tls.ts';
import { labEditors, mangling, type Place } from './editors.ts';

const client = path.resolve('test/hosts/editor-lab/client');

/** As strict as any site's: The Lounge's is like that. */
const strict = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:', // its icon
  "connect-src 'self'",
  "frame-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What a page is served with. In an open shadow root stricter still: no markup that was not judged, and isolated from every other origin. */
const policies: Readonly<Record<Place, Readonly<Record<string, string>>>> = {
  light: { 'content-security-policy': strict },
  shadow: {
    'content-security-policy': `${strict}; require-trusted-types-for 'script'; trusted-types *`,
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  },
};

export interface EditorLab {
  readonly port: number;
  /** Every text that pages sent, in order. */
  readonly relayed: readonly string[];
  close(): Promise<void>;
}

export const startEditorLab = async (): Promise<EditorLab> => {
  const [tls, files] = await Promise.all([certificate(), clientFiles()]);
  const relayed: string[] = [];
  const server = createServer({ ...tls, keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response, { files, relayed }).catch(() => response.destroy()); // a page that went away
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', listening);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the lab has no port');
  return {
    port: address.port,
    relayed,
    close: () =>
      new Promise<void>((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};

interface Served {
  readonly files: ReadonlyMap<string, string>;
  readonly relayed: string[];
}

const answer = async (
  request: IncomingMessage,
  response: ServerResponse,
  { files, relayed }: Served,
): Promise<void> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://editors.example');
  const place = searchParams.get('in') === 'shadow' ? 'shadow' : 'light';
  const send = (content: string, type: string): void => {
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...policies[place] });
    response.end(content);
  };
  if (request.method === 'POST') {
    const text = await bodyOf(request);
    relayed.push(text);
    send(text, 'text/plain');
    return;
  }
  const file = files.get(pathname);
  if (file !== undefined) send(file, pathname.endsWith('.css') ? 'text/css' : 'text/javascript');
  else send(pageFor(pathname), 'text/html');
};

const bodyOf = async (request: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const pageFor = (pathname: string): string => `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Editor</title><link rel="icon" href="data:,">
<body><button id="elsewhere">Elsewhere</button><script src="${pathname}.js"></script></body></html>`;

/** Path to content: a script for each editor, and the style. */
const clientFiles = async (): Promise<ReadonlyMap<string, string>> => {
  const { outputFiles } = await build({
    entryPoints: [...labEditors, mangling].map(({ name }) => path.join(client, name)),
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'silent',
  });
  const scripts = outputFiles.map((file) => [`/${path.basename(file.path)}`, file.text] as const);
  return new Map([...scripts, ['/lab.css', await readFile(path.join(client, 'lab.css'), 'utf8')]]);
};
