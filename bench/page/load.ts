/** What Sotto takes from the page's main thread: in frames while a long list is flung, and in time while the page changes elsewhere. */
import { setTimeout as pause } from 'node:timers/promises';
import { inTurns } from '../measure.ts';
import { type Metric, metric } from '../metric.ts';
import type { Probe } from './probe.ts';
import type { SiteBrowser } from './site-browser.ts';
import { COUNT, type Place, type Stage } from './stage.ts';

/** Rows of the thread beside which the storm is. */
const FEW = 50;
const FLINGS = 3;
const IDLES = 3;
const IDLE_MS = 4_000;
const STORMS = 25;
const MUTATIONS = 50_000;
/** Pixels, and pixels per second. */
const FAR = 40_000;
const FAST = 15_000;
const LONG_FRAME_MS = 50;

declare const probe: Probe;

export const load = async (stage: Stage): Promise<Metric[]> => {
  const places = { alone: stage.alone, sotto: stage.sotto };
  const open = async (rows: number): Promise<void> => {
    stage.show(rows);
    for (const [name, { browser, thread }] of Object.entries(places)) {
      await browser.leave();
      await browser.open(thread, rows, name === 'sotto' ? 'glass.html' : null);
    }
  };
  const samplers = <Value extends string>(sample: (place: Place) => Promise<Record<Value, number>>) =>
    new Map(Object.entries(places).map(([name, place]) => [name, () => sample(place)]));
  await open(COUNT);
  const flung = await inTurns(samplers(fling), FLINGS);
  const idled = await inTurns(samplers(idle), IDLES);
  await open(FEW);
  const storms = await inTurns(samplers(storm), STORMS);
  const value = (values: ReadonlyMap<string, number>, who: string) => values.get(who) ?? Number.NaN;
  const beside = (name: string, unit: string, values: ReadonlyMap<string, number>) => {
    const answers = new Map([
      ['Sotto', value(values, 'sotto')],
      ['the page alone', value(values, 'alone')],
    ]);
    return metric(name, unit, answers, 'the page alone');
  };
  const long = beside('page.scroll.long_frames', '%', flung.long);
  const more = metric('page.scroll', 'points', new Map([['Sotto', long.value - (long.peerValue ?? 0)]]), '');
  return [more, long, beside('page.storm', 'ms', storms.took), beside('page.idle', 'ms', idled.took)];
};

/** Up and down again through the whole list. Percent of the frames that took too long. */
const fling = async ({ browser: { page, session } }: Place): Promise<{ long: number }> => {
  await page.evaluate(() => {
    const frames: number[] = [];
    let last = performance.now();
    const next = (now: number): void => {
      frames.push(now - last);
      last = now;
      if (Reflect.get(globalThis, 'frames_') === frames) requestAnimationFrame(next);
    };
    Object.assign(globalThis, { frames_: frames });
    requestAnimationFrame(next);
  });
  for (const yDistance of [FAR, -FAR])
    await session.send('Input.synthesizeScrollGesture', {
      x: 700,
      y: 400,
      yDistance,
      speed: FAST,
      preventFling: false,
    });
  const frames = await page.evaluate(() => {
    const taken = Reflect.get(globalThis, 'frames_') as number[];
    Object.assign(globalThis, { frames_: null });
    return taken;
  });
  return { long: (100 * frames.filter((took) => took > LONG_FRAME_MS).length) / frames.length };
};

/** Nothing happens in the page. Time that its main thread worked all the same. */
const idle = async ({ browser }: Place): Promise<{ took: number }> => {
  await pause(IDLE_MS / 4);
  const before = await worked(browser);
  await pause(IDLE_MS);
  return { took: (await worked(browser)) - before };
};

/** In the page's own document and beside the list in its shadow root; never in the list. Time that the page's main thread worked. */
const storm = async ({ browser }: Place): Promise<{ took: number }> => {
  const before = await worked(browser);
  await browser.page.evaluate(rage, MUTATIONS);
  return { took: (await worked(browser)) - before };
};

/** Runs in the page. Half of it in the document, half in the root that the list is in. */
const rage = async (count: number): Promise<void> => {
  const places = [document.body, document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot];
  const boxes = places.flatMap((place) => place?.appendChild(document.createElement('p')) ?? []);
  for (let done = 0; done < count; done++) {
    const box = boxes[done % boxes.length];
    if (done % 8 < 4) box?.append(document.createElement('i'));
    else box?.lastChild?.remove();
    if (done % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  for (const box of boxes) box.remove();
  await probe.frames(1);
};

/** Milliseconds of processor time. */
const worked = async ({ session }: SiteBrowser): Promise<number> => {
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const { metrics } = await session.send('Performance.getMetrics');
  return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
};
