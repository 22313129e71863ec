/** How long one message takes: from the site's row to the painted text, and from Enter to the site's request. */
import { setTimeout as pause } from 'node:timers/promises';
// biome-ignore lint/correctness/noUndeclaredDependencies: the repository's own
import type { Frame, Page } from '@playwright/test';
import { type Metric, metric } from '../metric.ts';
import type { Probe } from './probe.ts';
import { eventually } from './site-browser.ts';
import type { Place, Stage } from './stage.ts';

const ROWS = 50;
const RECEIVED = 40;
const SENT = 30;
const REST_MS = 60;

declare const probe: Probe;

export const talking = async (stage: Stage): Promise<Metric[]> => {
  stage.show(ROWS);
  const glass = await opened(stage.sotto, 'glass.html');
  const composer = await stage.sotto.browser.frame('composer.html');
  await composer.waitForSelector('body[data-state=open] textarea');
  await opened(stage.alone, null);

  const site = stage.alone.browser.page;
  const received = await turns(RECEIVED, {
    ours: (nth) => receive(stage.sotto, glass, `received number ${nth}`),
    alone: (nth) => receive(stage.alone, site, `received number ${nth}`),
  });
  const sent = await turns(SENT, {
    ours: (nth) => send(stage.sotto, composer, `sent number ${nth}, ${'a'.repeat(80)}`),
    alone: (nth) => send(stage.alone, site, `sent number ${nth}, ${'a'.repeat(80)}`),
  });
  return [
    ...metrics('page.receive', received, ({ painted }) => painted),
    ...metrics('page.send', sent, ({ handed }) => handed),
    ...metrics('page.send.requested', sent, ({ requested }) => requested),
  ];
};

const opened = async ({ browser, thread }: Place, file: string | null): Promise<Frame | Page> => {
  await browser.leave();
  await browser.open(thread, ROWS, file);
  return file === null ? browser.page : browser.frame(file);
};

interface Taken<T> {
  readonly ours: readonly T[];
  readonly alone: readonly T[];
}

const turns = async <T>(count: number, take: Record<'ours' | 'alone', (nth: number) => Promise<T>>) => {
  const [ours, alone]: [T[], T[]] = [[], []];
  for (let nth = 0; nth < count; nth++) {
    ours.push(await take.ours(nth));
    await pause(REST_MS);
    alone.push(await take.alone(nth));
    await pause(REST_MS);
  }
  return { ours, alone };
};

const metrics = <T>(name: string, { ours, alone }: Taken<T>, milliseconds: (one: T) => number): Metric[] =>
  [50, 95].map((percent) =>
    metric(
      `${name}.p${percent}`,
      'ms',
      new Map([
        ['Sotto', percentile(ours.map(milliseconds), percent)],
        ['the page alone', percentile(alone.map(milliseconds), percent)],
      ]),
      'the page alone',
    ),
  );

/** From the site's insertion of the row. */
const receive = async ({ browser, receive: deliver }: Place, shown: Frame | Page, text: string) => {
  await browser.page.evaluate(() => probe.inserted.splice(0));
  const painted = shown.evaluate((words) => probe.shows(`${words} `), text);
  await shown.evaluate(() => null); // by now it looks
  deliver(`${text} `);
  const at = await painted;
  return { painted: at - (await first(browser.page, 'inserted')) };
};

/** From the key until the site is made to send what stands in its box, and until it asks its server to. */
const send = async ({ browser }: Place, box: Frame | Page, text: string) => {
  for (const document of [browser.page, box])
    await document.evaluate(() => void [probe.entered, probe.handed, probe.requested].map((times) => times.splice(0)));
  const field = box.locator('textarea').first();
  await field.fill(text);
  await pause(REST_MS);
  await field.press('Enter');
  const requested = await first(browser.page, 'requested');
  const handed = await first(browser.page, 'handed');
  const entered = await first(box, 'entered');
  await eventually('an empty box', async () => ((await field.inputValue()) === '' ? true : null));
  await box.locator('[role=status][data-busy]').waitFor({ state: 'detached' });
  return { handed: handed - entered, requested: requested - entered };
};

const first = (document: Frame | Page, what: 'inserted' | 'entered' | 'handed' | 'requested'): Promise<number> =>
  eventually(what, () => document.evaluate((name) => probe[name][0] ?? null, what));

const percentile = (values: readonly number[], percent: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? Number.NaN;
