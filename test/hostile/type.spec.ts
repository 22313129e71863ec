/** R-TYPE-1: what Alice types is got by no page. Each attack first takes it from a weak composer, then must not get it from ours. */
import type { XChat } from '../hosts/x-chat/server.ts';
import { entersComposer, openThread, visit } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';
import { type Attack, DONE, GO, STOP, scriptOf } from './attack.ts';
import { attacksIn, mustWin, winsOnce } from './attacks.ts';
import { drawTyped, piecesOf } from './canary.ts';
import { weakComposer } from './weak-overlay.ts';

const attacks = await attacksIn('type');

/** A text of which nothing lies at the site yet: short pieces of random letters meet by chance, above all those of earlier texts. */
const drawUnknown = (site: XChat): string => {
  const typed = drawTyped();
  return got(site, typed).length === 0 ? typed : drawUnknown(site);
};

const got = (site: XChat, typed: string): readonly string[] =>
  piecesOf(typed).filter((piece) => site.find(piece).length > 0);

/** Chromium never acknowledges a key whose frame the page took away under it: then the next one goes on. Milliseconds. */
const KEY_PATIENCE = 250;

/** The person writes while the attack is under way. */
const writeUnderAttack = async (person: Person, typed: string): Promise<void> => {
  const say = (event: string) => person.site.evaluate((name) => void document.dispatchEvent(new Event(name)), event);
  await say(GO);
  await person.site.waitFor(`html[${DONE}=done]`);
  for (const letter of typed) {
    await Promise.race([person.keys(letter), new Promise((resolve) => setTimeout(resolve, KEY_PATIENCE))]);
  }
  await person.site.waitFor(`html[${DONE}=done]`);
  await say(STOP).catch(async () => {
    await person.site.waitFor(`html[${DONE}=done]`); // the page was just being loaded afresh
    await say(STOP);
  });
  await person.site.waitFor(`html[${DONE}=stopped]`);
};

interface Stage {
  readonly site: XChat;
  readonly conversation: string;
  readonly attack: Attack;
}

/** Does the attack get anything that is typed into a weak composer? */
const winsAgainst = async (victim: Person, { site, conversation, attack }: Stage): Promise<boolean> => {
  const decoy = drawUnknown(site);
  site.set({ extraScript: scriptOf(attack, weakComposer) });
  await visit(victim, conversation);
  await writeUnderAttack(victim, decoy);
  return got(site, decoy).length > 0;
};

test(
  'no page gets a word of what Alice types, though it gets it from a weaker composer',
  {
    tag: '@firefox',
  },
  async ({ engine, site, conversation, start, accepted }, info) => {
    info.setTimeout(600_000); // many pages, one after the other
    const { alice } = await accepted();
    const victim = await start('Alice without Sotto', { withoutSotto: true });
    await openThread(victim, 'alice', conversation);

    const outcomes: Record<string, { weak: boolean; ours: readonly string[] }> = {};
    for (const [file, attack] of attacks) {
      await test.step(file, async () => {
        const weak =
          !mustWin(attack, engine) || (await winsOnce(() => winsAgainst(victim, { site, conversation, attack })));

        const typed = drawUnknown(site);
        site.set({ extraScript: scriptOf(attack) });
        await visit(alice, conversation);
        await alice.composer.waitFor('body[data-state=open] textarea');
        await entersComposer(alice);
        await writeUnderAttack(alice, typed);
        outcomes[file] = { weak, ours: got(site, typed) };
      });
    }
    expect(outcomes).toEqual(Object.fromEntries(attacks.map(([file]) => [file, { weak: true, ours: [] }])));
  },
);
