/**
 * The background of the bench: the product's, in the same world, and beside it what fills its vault and
 * times single pieces of work where they run. Takes the place of the built one in a copy of the build.
 */
// biome-ignore lint/correctness/noUndeclaredDependencies: the product's own, which the bench measures
import { browser } from 'wxt/browser';
import { startBackground, vaultPartsOf } from '../../lib/background/background.ts';
import { browserWorld } from '../../lib/background/browser-world.ts';
import type { Context } from '../../lib/background/context.ts';
import { makeFailures } from '../../lib/background/failures.ts';
import { readBatch } from '../../lib/background/read-batch.ts';
import { writeMessage } from '../../lib/background/write-message.ts';
import { deriveWrapKey, freshParameters, standardCost } from '../../lib/vault/kdf.ts';
import { makeVault } from '../../lib/vault/vault.ts';
import type { Bench } from './bench.ts';
import { fill, ref } from './fill.ts';

const world = browserWorld(browser, false);
const { clock, random } = world;
startBackground(world);

/** Bytes at once; a call takes only so many arguments. */
const CHUNK = 8_192;

const vaultAt = (now: () => number) => makeVault({ ...vaultPartsOf(world), now });
const vault = vaultAt(clock.now);
const failures = makeFailures();

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** What the driver calls in this worker. The vault must be open. */
const bench: Bench = {
  fill: async (count, shown) => {
    let now = clock.now();
    const setNow = (at: number): void => {
      now = at;
    };
    return fill({ vault: await vaultAt(() => now).open(), random, setNow }, count, shown);
  },
  read: (armored) =>
    timed(async () => {
      const { rows } = await readBatch(await vault.open(), { ref, armored, now: clock.now() }, { random, failures });
      const texts = rows.filter(({ kind }) => kind === 'text').length;
      if (texts !== armored.length) throw new Error(`${texts} of ${armored.length} texts were read`);
    }),
  send: () =>
    timed(async () => {
      // It takes nothing else of its context.
      await writeMessage({ clock, random } as Context, await vault.open(), { ref, text: 'a'.repeat(100) });
    }),
  derive: () =>
    timed(() => deriveWrapKey('orbit velvet candle mimic harvest ocean', freshParameters(standardCost, random))),
  takeBackup: async () => {
    const bytes = await world.files.made.read();
    if (bytes === null) throw new Error('no backup was made');
    let letters = '';
    for (let at = 0; at < bytes.length; at += CHUNK) letters += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
    return btoa(letters);
  },
  handBackup: (file) => world.files.chosen.replace(Uint8Array.from(atob(file), (letter) => letter.charCodeAt(0))),
};

Object.assign(globalThis, { bench });
