/**
 * One guard, one attack. None bites ours. That each one bites a build without its guard takes a build each, and is shown when
 * `SOTTO_HOSTILE=full` says so, as are in Firefox the guards to which browsers are all alike.
 */
import { expect, test } from '../support/story.ts';
import { attacksIn } from './attacks.ts';
import type { GuardAttack } from './guard-attack.ts';
import { isFull } from './is-full.ts';
import { buildWithout } from './removal.ts';

const attacks = await attacksIn('guards');

/** In full runs both builds begin alike. */
const beginning = { anew: isFull };

/** Guards that stand in the page or bind its frames meet the browser; the others decide by what they are told, and do so alike everywhere. */
const meetsTheBrowser = ({ without: { file } }: GuardAttack): boolean =>
  /^lib\/(page|composer|rpc)\//.test(file) || file === 'lib/background/bindings.ts';

/** Shows in every run that a build without a guard works, and can be bitten. */
const EXAMPLE = 'slips-in-a-clear-row.ts';

for (const [file, attack] of attacks) {
  const { without, only, bites } = attack;
  const tag = only !== 'chromium' && (isFull || meetsTheBrowser(attack)) ? ['@firefox'] : [];

  test(`${without.requirement}: guards/${file} does not bite`, { tag }, async ({ site, conversation, accepted }) => {
    expect(await bites({ site, conversation, ...(await accepted(beginning)) })).toBe(false);
  });

  if (!isFull && file !== EXAMPLE) continue;
  test(`${without.requirement}: guards/${file} bites a build without that guard`, { tag: isFull ? tag : [] }, async ({
    site,
    conversation,
    accepted,
    engine,
  }) => {
    const stage = await accepted({ anew: true, build: await buildWithout(without, engine) });
    expect(await bites({ site, conversation, ...stage })).toBe(true);
  });
}
