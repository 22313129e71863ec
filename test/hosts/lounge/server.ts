/**
 * A real site that nobody here wrote, on loopback: The Lounge, a client of IRC in the browser, on ngIRCd. Two people have accounts and a private
 * conversation. Start it with {@link startLounge}.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type Running, runUntil } from '../running.ts';
import { type Finding, findIn } from '../x-chat/record.ts';
import { startFront } from './front.ts';
import { type IrcMessage, IrcTap } from './irc-tap.ts';
import { newFolder, password, people, writeIrcSettings, writeLoungeSettings } from './settings.ts';

/** Paths, as scripts/lounge.mjs finds them. */
export interface Programs {
  readonly ngircd: string;
  readonly node: string;
  readonly program: string;
}

export interface Lounge {
  /** Of its HTTPS. */
  readonly port: number;
  readonly hosts: readonly string[];
  readonly password: string;
  /** Path of a person's private conversation with the other one. */
  readonly conversation: string;
  /** Private messages as people's clients gave them to the IRC server: a line each, oldest first. */
  sent(): readonly IrcMessage[];
  /** Private messages as the IRC server delivered them. */
  delivered(): readonly IrcMessage[];
  /** Where `text` occurs in what browsers sent, the IRC server was told, or The Lounge keeps on disk; empty when nowhere. */
  find(text: string): readonly Finding[];
  close(): Promise<void>;
}

const TIMEOUT_MS = 30_000;
const POLL_MS = 20;

export const startLounge = async ({ ngircd, node, program }: Programs): Promise<Lounge> => {
  const folder = newFolder();
  const tap = new IrcTap();
  const running: Running[] = [];
  const start = async (...args: Parameters<typeof runUntil>): Promise<void> => {
    const started = runUntil(...args);
    running.push(started);
    await started.ready;
  };
  const end = async (): Promise<void> => {
    await Promise.all(running.map(({ stop }) => stop()));
    await tap.close();
    rmSync(folder.path, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const ircPort = await freePort();
    const file = writeIrcSettings(folder, ircPort);
    await start(ngircd, ['--nodaemon', '--config', file], 'Now listening on');
    writeLoungeSettings(folder, await tap.listen(ircPort));
    const guarded = ['--import', path.join(import.meta.dirname, 'only-loopback.mjs'), program];
    await start(node, [...guarded, 'start'], 'Available on', { THELOUNGE_HOME: folder.path });
    await eventually('everybody is on IRC', () => Object.keys(people).every((nick) => tap.welcome.has(nick)));
  } catch (error) {
    await end();
    throw error;
  }
  const front = await startFront(folder.socket);
  return {
    port: front.port,
    hosts: ['lounge.example'],
    password,
    conversation: '/#/chan-2', // 1 is the network
    sent: () => tap.sent,
    delivered: () => tap.delivered,
    find: (text) => [
      ...findIn(Buffer.concat([front.bytes(), tap.bytes()]), 'traffic', text),
      ...findIn(filesBelow(folder.path), 'database', text),
    ],
    close: async () => {
      await front.close();
      await end();
    },
  };
};

const eventually = async (what: string, holds: () => boolean): Promise<void> => {
  const end = Date.now() + TIMEOUT_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`It never came to be that ${what}.`);
    await pause(POLL_MS);
  }
};

const filesBelow = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(path.join(entry.parentPath, entry.name))),
  );
