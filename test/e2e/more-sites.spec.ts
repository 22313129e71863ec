/** The main job on sites beside X: let Sotto in, invite, accept, and read in place, in the site's own editor and list. */
import { type MoreSite, startMoreSite } from '../hosts/more-sites/server.ts';
import { type StandInName, type StandInSite, standInSites } from '../hosts/more-sites/sites.ts';
import { eventually, protectTogether, read, say, sees } from '../support/acts.ts';
import { clearTextAt } from '../support/clear-text.ts';
import { newcomer } from '../support/newcomer.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const inFirefox: readonly StandInName[] = ['linkedin', 'slack', 'discord'];

/** Fewer characters than an invitation needs. */
const SHORT_BELOW = 2_000;

/** From the invitation to reading after a reload. */
const tellMainJob = async (engine: Person['engine'], at: StandInName): Promise<void> => {
  const { exampleId, preview, limit }: StandInSite = standInSites[at];
  const site = await startMoreSite(at);
  const people: Person[] = [];
  const isShort = limit < SHORT_BELOW;
  const answer = isShort ? `an answer ${'that goes on '.repeat(120)}and ends` : 'an answer';
  const confidential = ['first words', 'an answer', 'goes on'];
  const arrive = (who: string): Promise<Person> => newcomer(who, { engine, site, conversation: exampleId, people });
  try {
    const [alice, bob] = [await arrive('Alice'), await arrive('Bob')];
    await protectTogether(alice, bob);
    await say(alice, 'first words');
    await sees(bob, 'first words');
    await say(bob, answer);
    await sees(alice, answer);
    await bob.site.reload();
    await sees(bob, answer);
    expect(await read(bob)).toEqual(['first words', answer]);
    if (preview !== undefined)
      await eventually('the newest message is covered elsewhere', async () =>
        (await bob.site.text(preview)).includes('Protected message'),
      );
    if (isShort) expect(armorAt(site, exampleId)).toBeGreaterThan(7);
    else expect(armorAt(site, exampleId)).toBe(4);
    expect(await clearTextAt(site, people, confidential)).toEqual([]);
  } finally {
    for (const person of people) await person.close();
    await site.close();
  }
};

for (const name of Object.keys(standInSites)) {
  const at = name as StandInName;
  const tag = inFirefox.includes(at) ? '@firefox' : [];
  test(`${name}: two people are protected from the invitation on`, { tag }, ({ engine }) => tellMainJob(engine, at));
}

/** Messages that hold armor. */
const armorAt = (site: MoreSite, conversation: string): number =>
  site.messages(conversation).filter(({ text }) => /\bSotto1\w+Zq9$/.test(text)).length;
