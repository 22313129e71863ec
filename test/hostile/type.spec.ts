/** R-TYPE-1: what Alice types is got by no page. Each attack first takes it from a weak composer, then must not get it from ours. */
import type { XChat } from '../hosts/x-chat/server.ts';
import { meet, openThread, visit } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';
import { DONE, GO, STOP, scriptOf } from './attack.ts';
import { attacksIn } from './attacks.ts';
import { drawTyped, piecesOf } from './canary.ts';
import { weakComposer } from './weak-overlay.ts';

const attacks = await attacksIn('type');

const got = (site: XChat, typed: string): readonly string[] =>
  piecesOf(typed).filter((piece) => site.find(piece).length > 0);

/** The person writes while the attack is under way. */
const writeUnderAttack = async (person: Person, typed: string): Promise<void> => {
  const say = (event: string) => person.site.evaluate((name) => void document.dispatchEvent(new Event(name)), event);
  await say(GO);
  await person.site.waitFor(`html[${DONE}=done]`);
  for (const letter of typed) await person.keys(letter);
  await say(STOP);
  await person.site.waitFor(`html[${DONE}=stopped]`);
};

test(
  'no page gets a word of what Alice types, though it gets it from a weaker composer',
  {
    tag: '@firefox',
  },
  async ({ site, conversation, start }, info) => {
    info.setTimeout(600_000); // many pages, one after the other
    const { alice } = await meet(start, conversation);
    const victim = await start('Alice without Sotto', { withoutSotto: true });
    await openThread(victim, 'alice', conversation);

    const outcomes: Record<string, { weak: boolean; ours: readonly string[] }> = {};
    for (const [file, attack] of attacks) {
      await test.step(file, async () => {
        const [decoy, typed] = [drawTyped(), drawTyped()];
        site.set({ extraScript: scriptOf(attack, weakComposer) });
        await visit(victim, conversation);
        await writeUnderAttack(victim, decoy);

        site.set({ extraScript: scriptOf(attack) });
        await visit(alice, conversation);
        await alice.composer.waitFor('body[data-state=open] textarea');
        await alice.composer.click('textarea');
        await writeUnderAttack(alice, typed);
        outcomes[file] = { weak: got(site, decoy).length > 0, ours: got(site, typed) };
      });
    }
    expect(outcomes).toEqual(Object.fromEntries(attacks.map(([file]) => [file, { weak: true, ours: [] }])));
  },
);
