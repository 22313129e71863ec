/** What The Lounge and ngIRCd are told: files in a folder that is made for one run of both. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Whoever is here has this password at The Lounge; below is what it keeps of it. */
export const password = 'on loopback only';
const HASH = '$2a$11$41hAmHbN0MSj6apaSxFk.eyiY4VyhIXAazzVRpRtlqx4bjBj6vhHG';

/** Two people, and with whom each of them has a private conversation. */
export const people = { alice: 'bob', bob: 'alice' } as const;

export interface Folder {
  readonly path: string;
  /** Where The Lounge listens. */
  readonly socket: string;
}

export const newFolder = (): Folder => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-lounge-'));
  return { path: folder, socket: path.join(folder, 'lounge.sock') };
};

/** Debian's server checks passwords by PAM, and any server asks the name service and the client's identd: nothing of that is here. */
export const writeIrcSettings = (folder: Folder, port: number): string => {
  const file = path.join(folder.path, 'ngircd.conf');
  mkdirSync(path.join(folder.path, 'conf.d'));
  writeFileSync(
    file,
    `[Global]
Name = irc.lounge.example
Info = A server on loopback
Listen = 127.0.0.1
Ports = ${port}
MotdPhrase = "Hello"
[Options]
DNS = no
Ident = no
PAM = no
IncludeDir = ${path.join(folder.path, 'conf.d')}
`,
  );
  return file;
};

/** `ircPort`: where it finds ngIRCd. */
export const writeLoungeSettings = (folder: Folder, ircPort: number): void => {
  const settings = {
    public: false,
    host: `unix:${folder.socket}`,
    reverseProxy: true,
    prefetch: false,
    messageStorage: ['text'],
  };
  writeFileSync(path.join(folder.path, 'config.js'), `module.exports = ${JSON.stringify(settings)};\n`);
  mkdirSync(path.join(folder.path, 'users'));
  for (const [nick, contact] of Object.entries(people)) {
    const network = {
      uuid: randomUUID(),
      nick,
      name: 'ngIRCd',
      host: '127.0.0.1',
      port: ircPort,
      tls: false,
      username: nick,
      realname: nick,
      channels: [{ name: contact, type: 'query' }],
    };
    const user = { password: HASH, log: true, networks: [network] };
    writeFileSync(path.join(folder.path, 'users', `${nick}.json`), JSON.stringify(user), { mode: 0o600 });
  }
};
