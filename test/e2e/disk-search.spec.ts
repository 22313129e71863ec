/** The search of a profile finds what is there to be found, in every form in which the browser itself writes it: R-VAULT-1 is judged by it. */
import { type DiskSearch, searchDisk } from '../support/disk-search.ts';
import { readLog, readTable } from '../support/leveldb.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { unsnap } from '../support/snappy.ts';
import { expect, test } from '../support/story.ts';

const words = ['quince', 'lantern', 'orbit', 'marble', 'thistle', 'harbour', 'copper', 'meadow'];
const sentences = {
  /** Its words stand before it, so that a compressed block holds none of it whole. */
  compressed: words.toReversed().join(' '),
  once: 'planted once, between many others',
  wide: 'planted in letters of two bytes: привет',
  long: 'planted in a value that is compressed by itself',
  small: 'planted in the small storage',
  file: 'planted in a private file',
  title: 'planted in the title of a tab',
} as const;
const key = Uint8Array.from({ length: 32 }, (_, index) => (index * 73 + 29) % 256);

/** What a window of ours sees of the browser's API. */
declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** Puts the values into a database of the extension, over and over; numbers as bytes. Runs in a window of the extension. */
const plantRecords = async (values: readonly (string | readonly number[])[], rounds: number): Promise<void> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('planted', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('records', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  for (let round = 0; round < rounds; round += 1) {
    const transaction = database.transaction('records', 'readwrite', { durability: 'strict' });
    for (const value of values) {
      transaction.objectStore('records').put(typeof value === 'string' ? value : Uint8Array.from(value));
    }
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }
  database.close();
};

/** Puts sentences and key bytes into every other place in which an extension can keep something. */
const plantElsewhere = async ({ small, file, title }: typeof sentences, keyBytes: readonly number[]): Promise<void> => {
  await chrome.storage.local.set({ small, key: keyBytes.map((byte) => byte.toString(16).padStart(2, '0')).join('') });
  const folder = await navigator.storage.getDirectory();
  const writer = await (await folder.getFileHandle('planted', { create: true })).createWritable();
  await writer.write(`${file} ${btoa(String.fromCharCode(...keyBytes))}`);
  await writer.write(Uint8Array.from(keyBytes));
  await writer.close();
  document.title = title;
};

/** Where and in which forms something was found, each once: the browser's name for the place, the layer, the form. */
const placesOf = ({ finds }: DiskSearch, what: string): readonly string[] => {
  const places = finds
    .filter((find) => find.what === what)
    .map(({ file, layer, form }) => `${file.split('/')[1]}: ${layer.replace(/ at \d+/, '')}, ${form}`);
  return [...new Set(places)];
};

test('planted sentences and keys are found in compressed blocks and values, in letters of one and two bytes, and beside the database', async ({
  start,
}) => {
  const alice = await start('Alice');
  const planting = await alice.window('app.html#about');
  const many = `${`${words.join(' ')} `.repeat(250)}${sentences.compressed}`;
  const once = [sentences.once, sentences.wide, `${sentences.long}. `.repeat(4_000), [...key]];
  await planting.evaluate(plantRecords, once, 1);
  await planting.evaluate(plantRecords, [many, many, many, many], 200); // several tables' worth
  await planting.evaluate(plantElsewhere, sentences, [...key]);
  await planting.close();
  await alice.end();
  const found = searchDisk(alice.profile, {
    sentences: Object.values(sentences),
    keys: [{ name: 'key', bytes: key }],
  });
  await alice.restart();

  expect(found.unread).toEqual([]);
  const places: readonly (readonly [what: string, place: string])[] = [
    [sentences.compressed, 'IndexedDB: LevelDB table, UTF-8'],
    [sentences.once, 'IndexedDB: LevelDB table, UTF-8'],
    [sentences.wide, 'IndexedDB: LevelDB table, UTF-16'],
    [sentences.long, 'IndexedDB: compressed value (LevelDB table), UTF-8'],
    [sentences.small, 'Local Extension Settings: as it lies there, UTF-8'],
    [sentences.small, 'Local Extension Settings: LevelDB log, UTF-8'],
    [sentences.file, 'File System: as it lies there, UTF-8'],
    [sentences.title, 'Sessions: as it lies there, UTF-16'],
    ['key', 'IndexedDB: LevelDB table, bytes'],
    ['key', 'Local Extension Settings: as it lies there, hex'],
    ['key', 'File System: as it lies there, Base64'],
    ['key', 'File System: as it lies there, bytes'],
  ];
  for (const [what, place] of places) expect(placesOf(found, what)).toContain(place);

  // What compression has taken apart is in no table as it lies there: only a search that decompresses finds it.
  const tables = found.finds.filter(({ file }) => file.endsWith('.ldb'));
  const whole = tables.filter(({ layer }) => layer === 'as it lies there').map(({ what }) => what);
  expect(whole).not.toContain(sentences.compressed);
});

test('a sentence that the log cuts in two is found joined', async ({ start }) => {
  const alice = await start('Alice');
  const planting = await alice.window('app.html#about');
  const long = Array.from({ length: 1_500 }, (_, number) =>
    `planted ${number}, ${words.join(` ${number} `)}`.padEnd(300, '.'),
  );
  await planting.evaluate(plantRecords, long, 1);
  await planting.close();
  await alice.kill(); // what lies there now was never put in order
  const { finds, unread } = searchDisk(alice.profile, { sentences: long });
  await alice.restart();

  const foundIn = (layer: string): Set<string> =>
    new Set(finds.filter((find) => find.layer === layer).map(({ what }) => what));
  expect(unread).toEqual([]);
  expect(foundIn('LevelDB log').size).toBe(long.length);
  expect(foundIn('as it lies there').size).toBeLessThan(long.length);
});

test('bytes that are none of all this are read without a fault, and what is missing is said', () => {
  const table = Buffer.concat([Buffer.alloc(40, 7), Buffer.from('57fb808b247547db', 'hex')]);
  expect(readTable(table).unread).toHaveLength(1);
  const random = seededRandom('noise');
  for (let length = 0; length < 1_000; length += 1) {
    const noise = Buffer.from(random.bytes(length));
    for (const read of [readTable, readLog, unsnap]) expect(() => read(noise)).not.toThrow();
  }
});
