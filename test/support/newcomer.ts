/** Somebody who comes to a stand-in of a site beside X for the first time. */
import type { MoreSite } from '../hosts/more-sites/server.ts';
import { createVault } from './acts.ts';
import { launchers } from './beginnings.ts';
import type { Person } from './person.ts';

interface Arrival {
  readonly engine: Person['engine'];
  readonly site: MoreSite;
  readonly conversation: string;
  /** Whom the story has to send home in the end. */
  readonly people: Person[];
}

/** Starts a browser, makes a vault, signs in, opens the conversation, and lets Sotto onto the site. */
export const newcomer = async (name: string, { engine, site, conversation, people }: Arrival): Promise<Person> => {
  const hosts = site.hosts(name.toLowerCase());
  const person = await launchers[engine]({ name, site: { port: site.port, hosts } });
  people.push(person);
  await createVault(person);
  await person.login(name.toLowerCase());
  await person.open(site.address(conversation, name.toLowerCase()));
  await person.allow();
  return person;
};
