/**
 * What Sotto's processes hold, and what the page's process holds more, with a thousand rows against none: when the browser has come to rest, as it
 * has whenever nobody writes for half a minute, and before, while Sotto's worker still runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type Metric, metric } from '../metric.ts';
import { eventually, type SiteBrowser } from './site-browser.ts';
import { COUNT, type Place, type Stage } from './stage.ts';

const ROUNDS = 3;
/** Until the page has done what it does at first. */
const SETTLE_MS = 2_000;
/** Until what was collected has gone back to the system. */
const GIVE_BACK_MS = 15_000;
const MEGABYTE = 1_024; // of kilobytes, as the system counts them

/** Megabytes. */
interface Held {
  readonly extension: number;
  readonly page: number;
}

export const memory = async (stage: Stage): Promise<Metric[]> => {
  stage.show(COUNT);
  const rounds: { readonly sotto: Growth; readonly alone: Growth }[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [sotto, alone] = await Promise.all([
      grows(stage.sotto, 'glass.html', stage.unlock),
      grows(stage.alone, null, async () => undefined),
    ]);
    rounds.push({ sotto, alone });
  }
  const middle = (of: (round: (typeof rounds)[number]) => number) =>
    rounds.map(of).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
  const growth = new Map([
    ['Sotto', middle(({ sotto }) => sotto.page)],
    ['the page alone', middle(({ alone }) => alone.page)],
  ]);
  const ours = (name: string, of: (round: (typeof rounds)[number]) => number) =>
    metric(name, 'MB', new Map([['Sotto', middle(of)]]), '');
  return [
    ours('page.memory', ({ sotto, alone }) => sotto.extension + sotto.page - alone.page),
    ours('page.memory.awake', ({ sotto, alone }) => sotto.awake + sotto.page - alone.page),
    ours('page.memory.extension', ({ sotto }) => sotto.extension),
    metric('page.memory.page_growth', 'MB', growth, 'the page alone'),
  ];
};

/** Of the extension all that it holds, of the page what it holds more than before. `awake`: the extension while its worker runs. */
interface Growth extends Held {
  readonly awake: number;
}

/** In a browser that was just started: what earlier threads left behind is not measured. */
const grows = async (
  { browser, thread, empty }: Place,
  file: string | null,
  begin: () => Promise<unknown>,
): Promise<Growth> => {
  await browser.restartAlone();
  await browser.within(async () => {
    await begin();
    await browser.closeOthers();
    await browser.page.goto(`https://x.com/i/chat/${empty}`);
    await collected(browser);
  });
  await pause(GIVE_BACK_MS);
  const before = held(browser);
  await browser.within(async () => {
    await browser.open(thread, COUNT, file);
    await collected(browser);
  });
  await pause(GIVE_BACK_MS);
  const awake = (await browser.hasWorker()) ? held(browser).extension : Number.NaN;
  await eventually('a worker that was stopped', async () => ((await browser.hasWorker()) ? null : true));
  await browser.within(() => collected(browser));
  await pause(GIVE_BACK_MS);
  const after = held(browser);
  return { awake, extension: after.extension, page: after.page - before.page };
};

/** Twice, for what one collection finds can hold what only the next one can take. */
const collected = async (browser: SiteBrowser): Promise<void> => {
  for (const wait of [SETTLE_MS, SETTLE_MS / 2]) {
    await pause(wait);
    await browser.collectGarbage();
  }
};

/** Proportional set sizes. */
const held = (browser: SiteBrowser): Held => {
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
