/** A relay for calls on loopback: coturn, as docs/relay.md has a person run it. Start it with {@link startRelay}. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, listensAt, runUntil } from '../running.ts';

export interface Relay {
  readonly port: number;
  readonly username: string;
  readonly password: string;
  stop(): Promise<void>;
}

/** `program`: its path, as scripts/relay.mjs finds it. */
export const startRelay = async (program: string): Promise<Relay> => {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'sotto-relay-'));
  const [username, password] = ['alice', 'a-long-password'];
  const options = [
    '-n',
    ...['--listening-ip', '127.0.0.1', '--listening-port', String(port), '--relay-ip', '127.0.0.1'],
    ...['--realm', 'test.local', '--lt-cred-mech', '--user', `${username}:${password}`],
    ...['--no-tls', '--no-dtls', '--no-cli', '--allow-loopback-peers', '--log-file', 'stdout', '--simple-log'],
    ...['--pidfile', path.join(folder, 'relay.pid'), '--userdb', path.join(folder, 'relay.db')],
  ];
  const running = runUntil(program, options, 'Relay ports initialization done');
  const stop = async (): Promise<void> => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  await running.ready
    .then(() => listensAt(port))
    .catch(async (error: unknown) => {
      await stop();
      throw error;
    });
  return { port, username, password, stop };
};
