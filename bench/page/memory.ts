/** What Sotto's processes hold, and what the page's process holds more, with a thousand rows against none. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Metric, metric } from '../metric.ts';
import type { SiteBrowser } from './site-browser.ts';
import { COUNT, type Place, type Stage } from './stage.ts';

const ROUNDS = 3;
/** Until the page has done what it does at first, and until what was collected has gone back to the system. */
const SETTLE_MS = 2_000;
const GIVE_BACK_MS = 15_000;
const MEGABYTE = 1_024; // of kilobytes, as the system counts them

export const memory = async (stage: Stage): Promise<Metric[]> => {
  stage.show(COUNT);
  const [ours, frames, page, alone]: number[][] = [[], [], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    const sotto = await held(stage.sotto, 'glass.html', stage.unlock);
    const without = await held(stage.alone, null, async () => undefined);
    ours?.push(sotto.extension + sotto.growth - without.growth);
    frames?.push(sotto.extension);
    page?.push(sotto.growth);
    alone?.push(without.growth);
  }
  const middle = (values: number[] | undefined) => (values ?? []).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
  const growth = new Map([
    ['Sotto', middle(page)],
    ['the page alone', middle(alone)],
  ]);
  return [
    metric('page.memory', 'MB', new Map([['Sotto', middle(ours)]]), ''),
    metric('page.memory.extension', 'MB', new Map([['Sotto', middle(frames)]]), ''),
    metric('page.memory.page_growth', 'MB', growth, 'the page alone'),
  ];
};

/** In a browser that was just started: what earlier threads left behind is not measured. Megabytes. */
const held = async ({ browser, thread, empty }: Place, file: string | null, begin: () => Promise<unknown>) => {
  await browser.restart();
  await begin();
  await browser.closeOthers();
  await browser.page.goto(`https://x.com/i/chat/${empty}`);
  const before = await settled(browser);
  await browser.open(thread, COUNT, file);
  const after = await settled(browser);
  return { extension: after.extension, growth: after.page - before.page };
};

/** Proportional set sizes after garbage collection: twice, for what one collection finds can hold what only the next one can take. */
const settled = async (browser: SiteBrowser) => {
  for (const wait of [SETTLE_MS, SETTLE_MS / 2]) {
    await pause(wait);
    await browser.collectGarbage();
  }
  await pause(GIVE_BACK_MS);
  let [extension, page] = [0, 0];
  for (const { pid, line } of renderersOn(browser.profile)) {
    if (line.includes('--extension-process')) extension += proportional(pid);
    else page += proportional(pid);
  }
  return { extension: extension / MEGABYTE, page: page / MEGABYTE };
};

/** Of one browser. The page's are all that are not the extension's: only one tab is open. */
const renderersOn = (profile: string): readonly { readonly pid: string; readonly line: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid, line: read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ') }))
    .filter(({ line }) => line.includes(`--user-data-dir=${profile}`) && line.includes('--type=renderer'));

/** Kilobytes. */
const proportional = (pid: string): number =>
  Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // it has ended meanwhile
  }
};
