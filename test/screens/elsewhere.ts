/** A site that nobody has listed, with a conversation of Alice and Bob, and the browser in which Alice comes there. */
import { startMoreSite } from '../hosts/more-sites/server.ts';
import { unlistedSites } from '../hosts/more-sites/sites.ts';
import { newcomer } from '../support/newcomer.ts';
import type { Person } from '../support/person.ts';

export interface Elsewhere {
  /** Alice in that conversation, with Sotto let onto the site. */
  readonly arrive: () => Promise<Person>;
  readonly close: () => Promise<void>;
}

export const openElsewhere = async (): Promise<Elsewhere> => {
  const site = await startMoreSite('unlisted');
  const conversation = unlistedSites.unlisted.exampleId;
  site.write(conversation, 'bob', 'Are you coming on Friday?');
  site.write(conversation, 'alice', 'Let us talk about it in private.');
  const people: Person[] = [];
  return {
    arrive: () => newcomer('Alice', { engine: 'chromium', site, conversation, people }),
    close: async () => {
      for (const person of people) await person.close();
      await site.close();
    },
  };
};
