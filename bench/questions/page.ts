/** What Sotto costs in the site's page: until a thread is there, until a message is, and what else the person and the machine notice. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Contestant } from '../contestant.ts';
import { type Metric, metric } from '../metric.ts';
import { load } from '../page/load.ts';
import { memory } from '../page/memory.ts';
import { opening } from '../page/opening.ts';
import { type Stage, setStage } from '../page/stage.ts';
import { talking } from '../page/talking.ts';

const parts: readonly ((stage: Stage) => Promise<Metric[]>)[] = [opening, talking, load, memory];

export async function page(_: readonly Contestant[]): Promise<Metric[]> {
  const { SOTTO_BENCH_BUILD: build, SOTTO_BENCH_CHROMIUM: chromium } = process.env;
  if (build === undefined || chromium === undefined) throw new Error('scripts/bench.mjs names both');
  const stage = await setStage(chromium, build);
  try {
    const metrics: Metric[] = [zipSize(build)];
    for (const part of parts) metrics.push(...(await part(stage)));
    return metrics;
  } finally {
    await stage.close();
  }
}

/** Of what goes to Chrome's store. */
const zipSize = (build: string): Metric => {
  const file = readdirSync(build).find((name) => name.endsWith('-chrome.zip'));
  if (file === undefined) throw new Error('nothing was packed for the store');
  return metric('size.zip', 'B', new Map([['Sotto', statSync(path.join(build, file)).size]]), '');
};
