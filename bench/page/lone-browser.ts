/**
 * Chromium with no debugger's line to it. While one is there, the browser never stops an extension's worker, and holds for the debugger what
 * documents loaded and said.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 60_000;
const POLL_MS = 100;

export interface LoneBrowser {
  /** Where a debugger may come for a while. */
  readonly endpoint: string;
  readonly hasWorker: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

export const startAlone = async (
  executable: string,
  profile: string,
  switches: readonly string[],
): Promise<LoneBrowser> => {
  const portFile = path.join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const child = spawn(
    executable,
    [
      '--headless=new',
      '--no-sandbox',
      '--no-first-run',
      '--no-default-browser-check',
      '--ignore-certificate-errors',
      '--window-size=1280,900',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      ...switches,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const endpoint = `http://127.0.0.1:${await portIn(portFile)}`;
    return { endpoint, close, hasWorker: () => hasWorker(endpoint) };
  } catch (error) {
    await close();
    throw error;
  }
};

/** The browser writes it when it listens. */
const portIn = async (file: string): Promise<string> => {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(POLL_MS)) {
    const port = /^\d+$/m.exec(read(file))?.[0];
    if (port !== undefined) return port;
  }
  throw new Error('Chromium did not say where a debugger may come.');
};

/** Asking for the list of documents and workers is no line to any of them. */
const hasWorker = async (endpoint: string): Promise<boolean> => {
  const targets: readonly { type: string; url: string }[] = await (await fetch(`${endpoint}/json/list`)).json();
  return targets.some(({ type, url }) => type === 'service_worker' && url.startsWith('chrome-extension:'));
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};
