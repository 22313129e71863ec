/** Takes pictures of every window of Sotto in light and dark, and writes the page that shows them. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/run.mjs';
import { startXChat } from '../hosts/x-chat/server.ts';
import { siteHosts } from '../support/accounts.ts';
import { createVault } from '../support/acts.ts';
import { startChromium } from '../support/chromium.ts';
import { furnish } from '../support/furnish.ts';
import type { Person, PersonOptions } from '../support/person.ts';
import { Cast, cameraIn } from './cast.ts';
import { openElsewhere } from './elsewhere.ts';
import { indexOf } from './index-page.ts';
import { takePicture } from './pictures.ts';
import { stops } from './stops.ts';

/** The day on which all pictures are taken, by the background's clock. */
const DAY = Date.parse('2026-03-14T10:00:00Z');

export const folder = path.join(root, 'docs', 'screens');

/** @param only takes the pictures of these stops; all of them when it is empty. @throws {Error} Where a stop is not reached. */
export const takePictures = async (only: readonly string[], say: (line: string) => void): Promise<void> => {
  const unknown = only.find((name) => !stops.some((stop) => stop.name === name));
  if (unknown !== undefined) throw new Error(`There is no picture “${unknown}”.`);
  mkdirSync(folder, { recursive: true });
  const files = mkdtempSync(path.join(os.tmpdir(), 'sotto-screens-'));
  const [site, elsewhere] = [await startXChat(), await openElsewhere()];
  const people: Person[] = [];
  try {
    const conversation = furnish(site);
    for (const name of ['Alice', 'Bob']) {
      const where = { port: site.port, hosts: siteHosts };
      const person = await startChromium({ name, site: where, ...sees(name, files) });
      await person.later(Math.round((DAY - Date.now()) / 1000));
      people.push(person);
    }
    const [alice, bob] = people;
    if (alice === undefined || bob === undefined) throw new Error('Two people are needed.');
    await createVault(bob);
    const cast = new Cast({ site, conversation, alice, bob, folder: files, arrive: elsewhere.arrive });
    for (const { name, reach } of stops) {
      const seen = await reach(cast);
      if (only.length > 0 && !only.includes(name)) continue;
      for (const theme of ['dark', 'light'] as const)
        await takePicture(seen, theme, path.join(folder, `${name}-${theme}.png`));
      say(`✓ ${name}`);
    }
  } finally {
    await Promise.allSettled(people.map((person) => person.close()));
    await elsewhere.close();
    await site.close();
    rmSync(files, { recursive: true, force: true });
  }
  writeFileSync(path.join(folder, 'README.md'), indexOf(stops));
  say(`${readdirSync(folder).length} files, ${sizeOf(folder)} kB, in docs/screens/`);
};

/** Alice is seen in a call, and Bob holds codes before his camera. */
const sees = (name: string, files: string): Pick<PersonOptions, 'talks' | 'camera'> =>
  name === 'Alice' ? { talks: true } : { camera: cameraIn(files) };

const sizeOf = (of: string): number =>
  Math.ceil(readdirSync(of).reduce((sum, file) => sum + statSync(path.join(of, file)).size, 0) / 1_000);
