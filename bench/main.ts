/**
 * Measures our core beside its peers, and what surrounds it in the browser, in one run and with the same texts. Prints a table; with `--json`, one object, and the table on stderr.
 *
 *   --only NAMES   some questions, by their first word: size, speed, order, scale, memory, safety, vault, page, call
 *   --json         one JSON object on stdout
 */
import { parseArgs } from 'node:util';
import { bars } from './bars.ts';
import type { Contestant } from './contestant.ts';
import type { Metric } from './metric.ts';
import { sotto } from './peers/sotto.ts';
import { call } from './questions/call.ts';
import { gap, memory } from './questions/load.ts';
import { order } from './questions/order.ts';
import { page } from './questions/page.ts';
import { safety } from './questions/safety-number.ts';
import { sizes } from './questions/sizes.ts';
import { speed } from './questions/speed.ts';
import { vault } from './questions/vault.ts';

const { values: asked } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
});

const questions = { size: sizes, speed, order, scale: gap, memory, safety, vault, page, call };

/** Each is loaded by itself: one that does not install here is named and left out, the others are still measured. */
const peers: Readonly<Record<string, () => Promise<{ readonly contestant: Contestant }>>> = {
  libsignal: () => import('./peers/libsignal.ts'),
  openpgp: () => import('./peers/openpgp.ts'),
  age: () => import('./peers/age.ts'),
  'ts-mls': () => import('./peers/mls.ts'),
  Olm: () => import('./peers/olm.ts'),
};

async function contestants(): Promise<Contestant[]> {
  const all = [sotto];
  for (const [name, load] of Object.entries(peers)) {
    try {
      all.push((await load()).contestant);
    } catch (error) {
      console.log(`${name} is left out: ${error instanceof Error ? error.message : error}`);
    }
  }
  return all;
}

function table(all: readonly Metric[]): string {
  const rows = all.map((metric) => {
    const { name, value, unit, peer, peerValue, ratio } = metric;
    const bar = bars[name];
    const verdict = bar === undefined ? '' : `${bar.holds(metric) ? '✓' : '✗'} ${bar.says}`;
    return [name, value, unit, peer ?? '–', peerValue ?? '–', ratio ?? '–', verdict].map(String);
  });
  const lines = [['metric', 'Sotto', 'unit', 'peer', 'its value', 'ratio', 'bar'], ...rows];
  const width = (column: number) => Math.max(...lines.map((line) => line[column]?.length ?? 0));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(width(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const wanted = asked.only?.split(',') ?? Object.keys(questions);
const all = wanted.some((name) => !['vault', 'page', 'call'].includes(name)) ? await contestants() : [];
const metrics: Metric[] = [];
for (const [name, ask] of Object.entries(questions)) {
  if (!wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  metrics.push(...(await ask(all)));
}
const judged = metrics.flatMap((metric) => bars[metric.name]?.holds(metric) ?? []);
const forPeople = `${table(metrics)}\n\n${judged.filter(Boolean).length} of ${judged.length} bars hold.\n`;
(asked.json ? process.stderr : process.stdout).write(forPeople);
if (asked.json) console.log(JSON.stringify({ metrics }));
