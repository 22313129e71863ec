/**
 * One guard, one attack. None bites ours. That each one bites a build without its guard takes a build each, and is shown when
 * `SOTTO_HOSTILE=full` says so, as are in Firefox the guards to which browsers are all alike.
 */
import type { XChat } from '../hosts/x-chat/server.ts';
import { accounts } from '../support/accounts.ts';
import { createVault, isTold, openThread, protect } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { acceptAsScript } from '../support/scripted-contact.ts';
import { expect, test } from '../support/story.ts';
import { attacksIn } from './attacks.ts';
import type { GuardAttack, Stage } from './guard-attack.ts';
import { isFull } from './is-full.ts';
import { buildWithout } from './removal.ts';

const attacks = await attacksIn('guards');

const stageFor = async (alice: Person, site: XChat, conversation: string): Promise<Stage> => {
  const { code } = await createVault(alice);
  await openThread(alice, 'alice', conversation);
  await protect(alice);
  const bob = acceptAsScript(site, conversation, accounts.bob.id);
  site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.acceptance }]);
  await isTold(alice, 'accepted');
  await alice.composer.waitFor('body[data-state=open] textarea');
  return { site, conversation, alice, code, bob };
};

/** Guards that stand in the page or bind its frames meet the browser; the others decide by what they are told, and do so alike everywhere. */
const meetsTheBrowser = ({ without: { file } }: GuardAttack): boolean =>
  /^lib\/(page|composer|rpc)\//.test(file) || file === 'lib/background/bindings.ts';

for (const [file, attack] of attacks) {
  const { without, only, bites } = attack;
  const tag = only !== 'chromium' && (isFull || meetsTheBrowser(attack)) ? ['@firefox'] : [];

  test(`${without.requirement}: guards/${file} does not bite`, { tag }, async ({ site, conversation, start }) => {
    expect(await bites(await stageFor(await start('Alice'), site, conversation))).toBe(false);
  });

  if (!isFull) continue;
  test(`${without.requirement}: guards/${file} bites a build without that guard`, { tag }, async ({
    site,
    conversation,
    start,
    engine,
  }) => {
    const alice = await start('Alice without a guard', { build: await buildWithout(without, engine) });
    expect(await bites(await stageFor(alice, site, conversation))).toBe(true);
  });
}
