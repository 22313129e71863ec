/**
 * R-PAGE-1: what Alice reads is got by no page. Each attack first runs against an overlay with the weakness that it names, where it must
 * succeed, then against ours.
 */
import type { XChat } from '../hosts/x-chat/server.ts';
import { accounts } from '../support/accounts.ts';
import { openThread, sees } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';
import { DONE, GO, type ReadAttack, scriptOf } from './attack.ts';
import { attacksIn, mustWin, winsOnce } from './attacks.ts';
import { drawCanary, piecesOf } from './canary.ts';
import { weakOverlay } from './weak-overlay.ts';

const attacks = await attacksIn('read');

/** Which pieces of the canary have come home. */
const got = (site: XChat, attack: ReadAttack, canary: string): readonly string[] =>
  (attack.traces ?? piecesOf)(canary).filter((piece) => site.find(piece).length > 0);

const attackDone = async (person: Person): Promise<void> => {
  await person.site.evaluate((go) => void document.dispatchEvent(new Event(go)), GO);
  await person.site.waitFor(`html[${DONE}]`);
  expect(await person.site.attribute('html', DONE)).toBe('done');
};

/** Does the attack get anything from an overlay with the weakness that it names? */
const winsAgainst = async (victim: Person, site: XChat, attack: ReadAttack): Promise<boolean> => {
  const decoy = drawCanary('weak');
  site.set({ extraScript: scriptOf(attack, weakOverlay(decoy, attack.weakness)) });
  await victim.site.reload();
  await victim.site.waitFor('[data-testid=dm-composer-textarea]');
  await attackDone(victim);
  return got(site, attack, decoy).length > 0;
};

test(
  'no page gets a word of what Alice reads, though it gets all of it from weaker overlays',
  {
    tag: '@firefox',
  },
  async ({ engine, site, conversation, start, confidential, accepted }, info) => {
    info.setTimeout(600_000); // many pages, one after the other
    const { alice, bob } = await accepted();
    const canary = drawCanary('ours');
    confidential.push(canary);
    site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message(canary) }]);
    await sees(alice, canary);

    const victim = await start('Alice without Sotto', { withoutSotto: true });
    await openThread(victim, 'alice', conversation);

    const outcomes: Record<string, { weak: boolean; ours: readonly string[] }> = {};
    for (const [file, attack] of attacks) {
      await test.step(file, async () => {
        const weak = !mustWin(attack, engine) || (await winsOnce(() => winsAgainst(victim, site, attack)));

        site.set({ extraScript: scriptOf(attack) });
        await alice.site.reload();
        await sees(alice, canary);
        await attackDone(alice);
        await sees(alice, canary);
        outcomes[file] = { weak, ours: got(site, attack, canary) };
      });
    }
    expect(outcomes).toEqual(Object.fromEntries(attacks.map(([file]) => [file, { weak: true, ours: [] }])));
  },
);
