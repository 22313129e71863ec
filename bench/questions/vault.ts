/** What the vault costs in the browser, with a thousand archived texts and with a hundred thousand. */
import { type Extension, openExtension } from '../browser.ts';
import type { Contestant } from '../contestant.ts';
import { inTurns, milliseconds } from '../measure.ts';
import { type Metric, metric } from '../metric.ts';
import { wordOf } from '../vault/words.ts';

const sizes = { '1k': 1_000, '100k': 100_000 } as const;
type Size = keyof typeof sizes;

/** Messages that are on screen at once. */
const VISIBLE = 50;
const ROUNDS = 15;
const UNLOCKS = 9;
const CODE = 'orbit velvet candle mimic harvest ocean';

/** Common, less so, and rare; two words; a beginning; a typing error. */
const queries = [
  wordOf(3),
  wordOf(500),
  wordOf(15_000),
  `${wordOf(20)} ${wordOf(60)}`,
  wordOf(300).slice(0, 3),
  `${wordOf(700)}x`,
];

export async function vault(_: readonly Contestant[]): Promise<Metric[]> {
  const { SOTTO_BENCH_EXTENSION: folder, SOTTO_BENCH_CHROMIUM: chromium } = process.env;
  if (folder === undefined || chromium === undefined) throw new Error('scripts/bench.mjs names both');
  const opened = new Map<Size, Filled>();
  try {
    for (const size of Object.keys(sizes) as Size[]) {
      opened.set(size, await filled(await openExtension(folder, chromium), sizes[size]));
    }
    return [...(await measured(opened)), ...(await backups(opened, () => openExtension(folder, chromium)))];
  } finally {
    for (const { extension } of opened.values()) await extension.close();
  }
}

interface Filled {
  readonly extension: Extension;
  readonly armored: readonly string[];
}

/** In a browser that was started afterwards: one that has just written so much is not what a person has. */
async function filled(extension: Extension, count: number): Promise<Filled> {
  await extension.ask('vault.create', { code: CODE });
  const armored = await extension.bench('fill', count, VISIBLE);
  if (armored.length !== VISIBLE) throw new Error(`${armored.length} texts are visible`);
  await extension.restart();
  await extension.ask('vault.unlock', { code: CODE });
  return { extension, armored };
}

async function measured(opened: ReadonlyMap<Size, Filled>): Promise<Metric[]> {
  const batches = await inTurns(samplersOf(opened, readAndSend), ROUNDS);
  const unlocks = await inTurns(samplersOf(opened, unlock), UNLOCKS);
  const big = opened.get('100k');
  if (big === undefined) throw new Error('the large vault is missing');
  const [open50, send, unlocking] = [both(batches.read), both(batches.send), both(unlocks.unlock)];
  const derivation = both(unlocks.derive)['100k'];
  return [
    ours('vault.unlock', 'ms', unlocking['100k']),
    ours('vault.unlock.at_100k_over_1k', 'times', unlocking['100k'] / unlocking['1k']),
    ours('vault.unlock.derivation', 'ms', derivation),
    ours('vault.send_commit', 'ms', send['100k']),
    ours('vault.send_commit.at_100k_over_1k', 'times', send['100k'] / send['1k']),
    ours('vault.open_50', 'ms', open50['100k']),
    ours('vault.open_50.at_100k_over_1k', 'times', open50['100k'] / open50['1k']),
    ...(await searches(big.extension)),
  ];
}

const samplersOf = <Value extends string>(
  opened: ReadonlyMap<Size, Filled>,
  sample: (filled: Filled) => Promise<Record<Value, number>>,
) => new Map([...opened].map(([size, filled]) => [size as string, () => sample(filled)]));

const readAndSend = async ({ extension, armored }: Filled) => ({
  read: await extension.bench('read', armored),
  send: await extension.bench('send'),
});

const unlock = async ({ extension }: Filled) => {
  await extension.ask('vault.lock', {});
  const { took } = await extension.ask('vault.unlock', { code: CODE });
  return { unlock: took, derive: await extension.bench('derive') };
};

const both = (values: ReadonlyMap<string, number>): Record<Size, number> => {
  const of = (size: Size) => values.get(size) ?? Number.NaN;
  return { '1k': of('1k'), '100k': of('100k') };
};

/** The first search ever writes the index, the first after unlocking reads it, and every other finds it in memory. */
async function searches(extension: Extension): Promise<Metric[]> {
  const search = async (query: string) => (await extension.ask('archive.search', { query, after: null })).answer.ok;
  const indexing = await milliseconds(() => search(''));
  const readIndex = async () => {
    await unlock({ extension, armored: [] });
    return { loading: await milliseconds(() => search('')) };
  };
  const loads = await inTurns(new Map([['100k', readIndex]]), 3);
  const totals = [];
  for (const query of queries) totals.push(((await search(query)) as { total: number }).total);
  if (totals.includes(0)) throw new Error(`${totals} hits: every query has some`);
  const askAll = async () => {
    let took = 0;
    for (const query of queries) took += await milliseconds(() => search(query));
    return { warm: took / queries.length };
  };
  const warm = await inTurns(new Map([['100k', askAll]]), 5);
  return [
    ours('vault.search.at_100k', 'ms', warm.warm.get('100k') ?? Number.NaN),
    ours('vault.search.at_100k.first', 'ms', loads.loading.get('100k') ?? Number.NaN),
    ours('vault.search.at_100k.indexing', 'ms', indexing),
  ];
}

/** One backup of the large vault: made, tried, and restored in a browser where there is no vault. Each once: it is a matter of seconds. */
async function backups(opened: ReadonlyMap<Size, Filled>, fresh: () => Promise<Extension>): Promise<Metric[]> {
  const extension = opened.get('100k')?.extension;
  if (extension === undefined) throw new Error('the large vault is missing');
  const made = await extension.ask('backup.make', {});
  const file = await extension.bench('takeBackup');
  await extension.bench('handBackup', file);
  const proven = await extension.ask('backup.prove', { secret: CODE });
  const other = await fresh();
  try {
    await other.bench('handBackup', file);
    const restored = await other.ask('backup.restore', { secret: CODE, code: null });
    const { added } = restored.answer.ok as { added: number };
    if (added < sizes['100k']) throw new Error(`${added} texts came back`);
    return [
      ours('vault.backup.at_100k.bytes', 'B', (made.answer.ok as { bytes: number }).bytes),
      ours('vault.backup.at_100k.make', 'ms', made.took),
      ours('vault.backup.at_100k.prove', 'ms', proven.took),
      ours('vault.backup.at_100k.restore', 'ms', restored.took),
    ];
  } finally {
    await other.close();
  }
}

const ours = (name: string, unit: string, value: number): Metric => metric(name, unit, new Map([['Sotto', value]]), '');
