/** Runs a program of the machine for as long as a story needs it, on loopback. */
import { type ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const TIMEOUT_MS = 30_000;
const POLL_MS = 50;

export interface Running {
  /** Rejects when it ends before. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** Runs a program until it is stopped, or this process ends. It is ready when its output holds `sign`. */
export const runUntil = (
  command: string,
  args: readonly string[],
  sign: string,
  env: Record<string, string> = {},
): Running => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('exit', () => done()).once('error', () => done()));
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    ready: readiness(child, sign, ended, path.basename(command)),
    stop: async () => {
      process.off('exit', kill);
      kill();
      await ended;
    },
  };
};

const readiness = (child: ChildProcess, sign: string, ended: Promise<void>, name: string): Promise<void> =>
  new Promise((ready, failed) => {
    let output = '';
    const late = setTimeout(() => failed(new Error(`${name} does not begin:\n${output}`)), TIMEOUT_MS);
    const listen = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      if (!output.includes(sign)) return;
      clearTimeout(late);
      ready();
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    void ended.then(() => {
      clearTimeout(late);
      failed(new Error(`${name} has ended:\n${output}`));
    });
  });

/** One that nobody listens at now. */
export const freePort = async (): Promise<number> => {
  const server = net.createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
};

/** Resolves when somebody listens there. */
export const listensAt = async (port: number): Promise<void> => {
  const end = Date.now() + TIMEOUT_MS;
  while (!(await accepts(port))) {
    if (Date.now() > end) throw new Error(`nobody listens at ${port}`);
    await pause(POLL_MS);
  }
};

const accepts = (port: number): Promise<boolean> =>
  new Promise((answer) => {
    const socket = net.connect(port, '127.0.0.1');
    const say = (is: boolean) => (): void => {
      socket.destroy();
      answer(is);
    };
    socket.once('connect', say(true)).once('error', say(false));
  });
