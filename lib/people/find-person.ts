/** Puts people in order, finds some of them by what is seen of them, and parts them by own account. Pure. */
import type { OwnAccount, Person } from '../rpc/thread-types.ts';
import { sayMarks, sayOwnName } from '../words/people-words.ts';
import { sayName, saySite } from '../words/thread-words.ts';

/** Tells a person from every other: of two own accounts each knows its own. */
export const keyOf = ({ site, ownId, peerId }: Person): string => `${site} ${ownId} ${peerId}`;

/** As the person knows them. */
export const shownName = ({ name, handle, peerId }: Person): string => sayName({ name, handle, id: peerId });

/** As the site calls them. */
export const siteName = ({ handle, peerId }: Person): string => sayName({ name: null, handle, id: peerId });

const byName = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true, ignorePunctuation: true });
const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/** Those in whose names, site or states every word of the query stands. */
export const found = (people: readonly Person[], query: string): readonly Person[] => {
  const words = folded(query)
    .split(/[\s@]+/u)
    .filter(Boolean);
  if (words.length === 0) return people;
  return people.filter((person) => {
    const seen = folded(
      [shownName(person), siteName(person), saySite(person.site), ...sayMarks(person).map(({ label }) => label)].join(
        ' ',
      ),
    );
    return words.every((word) => seen.includes(word));
  });
};

export interface AccountPeople {
  readonly own: Pick<OwnAccount, 'site' | 'ownId'>;
  /** Those that were found, by name. */
  readonly theirs: readonly Person[];
  readonly all: readonly Person[];
}

/** The people of each own account. An account in which nobody was found stays, so that it is seen that nobody was. */
export const accountsOf = (people: readonly Person[], shown: readonly Person[]): readonly AccountPeople[] => {
  const isShown = new Set(shown);
  return grouped(people, ({ site, ownId }) => `${site} ${ownId}`)
    .flatMap((all) => {
      const [first] = all;
      if (first === undefined) return [];
      const named = all
        .filter((person) => isShown.has(person))
        .map((person) => ({ person, name: shownName(person) }))
        .sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.person.peerId, b.person.peerId));
      return [{ own: { site: first.site, ownId: first.ownId }, theirs: named.map(({ person }) => person), all }];
    })
    .sort((a, b) => byName.compare(`${a.own.site} ${a.own.ownId}`, `${b.own.site} ${b.own.ownId}`));
};

/** An own account as its page calls it, else its number; both where another one of that site is called the same, for a page can show any handle. */
export const ownName = (own: AccountPeople['own'], accounts: readonly OwnAccount[]): string => {
  const named = accounts.filter(({ site, handle }) => site === own.site && handle !== null);
  const handle = named.find(({ ownId }) => ownId === own.ownId)?.handle ?? null;
  const isShared = named.filter((one) => one.handle?.toLowerCase() === handle?.toLowerCase()).length > 1;
  return sayOwnName({ handle, id: own.ownId, isShared });
};

/** Keys of those who share a name with somebody else: whoever writes to one could mean the other. */
export const namesakes = (people: readonly Person[]): ReadonlySet<string> => {
  const named = grouped(people, (person) => folded(shownName(person)));
  const shared = named.filter((same) => new Set(same.map(({ site, peerId }) => `${site} ${peerId}`)).size > 1);
  return new Set(shared.flat().map(keyOf));
};

const grouped = (people: readonly Person[], by: (person: Person) => string): readonly (readonly Person[])[] => {
  const groups = new Map<string, Person[]>();
  for (const person of people) {
    const group = groups.get(by(person));
    if (group === undefined) groups.set(by(person), [person]);
    else group.push(person);
  }
  return [...groups.values()];
};
