/**
 * Every window and state of Sotto for everybody: axe finds nothing in light and dark and in both directions, Tab leads through each window in
 * order and shows where it is, nothing has to be scrolled sideways at 200 %, and what the system asks for (more contrast, less motion) is given.
 */
import { mkdirSync } from 'node:fs';
import { axeFindings } from '../screens/axe.ts';
import { Cast, cameraIn, type Seen, confidential as texts } from '../screens/cast.ts';
import { openElsewhere } from '../screens/elsewhere.ts';
import { atRest, findingsByTab, findingsOfMotion, findingsWhenNarrow } from '../screens/judges.ts';
import { stops } from '../screens/stops.ts';
import { createVault } from '../support/acts.ts';
import { furnish } from '../support/furnish.ts';
import { expect, test } from '../support/story.ts';

/** Each theme and each direction once; all four pairs where that is asked for. */
const pairs =
  process.env['SOTTO_ACCESS'] === 'full'
    ? ([
        ['light', 'ltr'],
        ['light', 'rtl'],
        ['dark', 'ltr'],
        ['dark', 'rtl'],
      ] as const)
    : ([
        ['light', 'ltr'],
        ['dark', 'rtl'],
      ] as const);

const WINDOW = { width: 1_000, height: 800 };

/** In every theme and direction, once more with more contrast, which is then 7 : 1. */
async function* axeIn({ kind, ours, turn }: Seen): AsyncGenerator<string> {
  const part = kind === 'thread' ? 'frame' : 'window';
  for (const [theme, direction] of pairs) {
    await turn(theme);
    for (const surface of ours) {
      await atRest(surface);
      for (const finding of await axeFindings(surface, { direction, part })) yield `${theme}, ${direction}: ${finding}`;
    }
    await turn(theme, { contrast: 'more' });
    for (const surface of ours) {
      await atRest(surface);
      for (const finding of await axeFindings(surface, { direction, part, rules: ['color-contrast-enhanced'] }))
        yield `${theme}, more contrast: ${finding}`;
    }
  }
}

async function* findings(seen: Seen): AsyncGenerator<string> {
  const { kind, window, ours, turn } = seen;
  yield* axeIn(seen);
  await turn('light', { motion: 'reduced' });
  for (const surface of ours) yield* await findingsOfMotion(surface);
  await turn('light');
  if (kind === 'thread') return; // its keys are those of row-menu.spec.ts, and its width is the site's
  yield* await findingsWhenNarrow(window);
  await turn('light', { size: WINDOW });
  yield* await findingsByTab(window);
}

test('no window or frame keeps anybody out', async ({ site, conversation, start, confidential }, info) => {
  test.setTimeout(400_000);
  confidential.push(...texts);
  const folder = info.outputPath('files');
  mkdirSync(folder, { recursive: true });
  furnish(site);
  const [alice, bob] = [await start('Alice', { talks: true }), await start('Bob', { camera: cameraIn(folder) })];
  await createVault(bob);
  const elsewhere = await openElsewhere();
  const cast = new Cast({ site, conversation, alice, bob, folder, arrive: elsewhere.arrive });
  const found: string[] = [];
  try {
    for (const { name, reach } of stops) {
      const seen = await reach(cast);
      for await (const finding of findings(seen)) found.push(`${name}: ${finding}`);
    }
  } finally {
    await elsewhere.close();
  }
  expect(found).toEqual([]);
});
