/** The main job on sites beside X: let Sotto in, invite, accept, and read in place, in the site's own editor and list. */
import { knownSites, siteAt } from '../../lib/rpc/known-sites.ts';
import { type MoreSite, startMoreSite } from '../hosts/more-sites/server.ts';
import { type StandInName, type StandInSite, standInSites } from '../hosts/more-sites/sites.ts';
import { createVault, eventually, protectTogether, read, say, sees } from '../support/acts.ts';
import { launchers } from '../support/beginnings.ts';
import { clearTextAt } from '../support/clear-text.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const inFirefox: readonly StandInName[] = ['linkedin', 'slack', 'discord'];

interface Told {
  readonly engine: keyof typeof launchers;
  readonly at: StandInName;
  readonly takesLong?: boolean;
}

/** From the invitation to reading after a reload. */
const tellMainJob = async ({ engine, at, takesLong = false }: Told): Promise<void> => {
  const { exampleId, preview }: StandInSite = standInSites[at];
  const site = await startMoreSite(at, { takesLong });
  const people: Person[] = [];
  const confidential = ['first words', 'an answer'];
  const arrive = async (who: string): Promise<Person> => {
    const person = await launchers[engine]({ name: who, site: { port: site.port, hosts: site.hosts } });
    people.push(person);
    await createVault(person);
    await person.login(who.toLowerCase());
    await person.open(site.address(exampleId, who.toLowerCase()));
    await person.allow();
    return person;
  };
  try {
    const [alice, bob] = [await arrive('Alice'), await arrive('Bob')];
    await protectTogether(alice, bob);
    await say(alice, 'first words');
    await sees(bob, 'first words');
    await say(bob, 'an answer');
    await sees(alice, 'an answer');
    await bob.site.reload();
    await sees(bob, 'an answer');
    expect(await read(bob)).toEqual(['first words', 'an answer']);
    if (preview !== undefined)
      await eventually('the newest message is covered elsewhere', async () =>
        (await bob.site.text(preview)).includes('Protected message'),
      );
    expect(armorAt(site, exampleId)).toBe(4);
    expect(await clearTextAt(site, people, confidential)).toEqual([]);
  } finally {
    for (const person of people) await person.close();
    await site.close();
  }
};

for (const [name, { hosts }] of Object.entries<StandInSite>(standInSites)) {
  const at = name as StandInName;
  const needsParts = knownSites[siteAt(hosts[0] ?? '')]?.needsParts === true;
  test(`${name}: two people are protected from the invitation on`, {
    tag: inFirefox.includes(at) ? '@firefox' : [],
  }, async ({ engine }) => {
    // biome-ignore lint/suspicious/noSkippedTests: it runs as soon as the site is offered
    test.fixme(needsParts, 'no invitation fits into one of its messages: needs payloads in several');
    await tellMainJob({ engine, at });
  });
  if (needsParts)
    test(`${name}: they would be, were its messages longer`, ({ engine }) =>
      tellMainJob({ engine, at, takesLong: true }));
}

/** Messages that hold armor. */
const armorAt = (site: MoreSite, conversation: string): number =>
  site.messages(conversation).filter(({ text }) => /\bSotto1\w+Zq9$/.test(text)).length;
