/** Everyone with whom a thread was protected or is about to be. Shows facts; decides nothing. */
import { useCallback } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { Person } from '../rpc/thread-types.ts';
import { Card } from '../ui/card.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Label } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { sayName, saySite, sayState } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { peopleWords, readingWords, sayCount, sayOwnAccount, saySince } from '../words/window-words.ts';
import { WriteByHand } from './manual-choice.tsx';
import { SaveCopy } from './save-copy.tsx';

export interface PeopleListProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
}

export function PeopleList({ ask, watch }: PeopleListProps) {
  const read = useCallback(() => ask('people.list', {}), [ask]);
  const [reading, readAgain] = useReading(read, watch);
  return (
    <Card title={peopleWords.title} level={1}>
      <NotKnown reading={reading} onAgain={readAgain} words={{ ...readingWords, loading: peopleWords.loading }} />
      {reading.kind === 'known' ? <Everyone ask={ask} people={reading.value.people} /> : null}
    </Card>
  );
}

interface PeopleProps {
  readonly ask: Ask<'window'>;
  readonly people: readonly Person[];
}

function Everyone({ ask, people }: PeopleProps) {
  if (people.length === 0) {
    return (
      <div data-people="0">
        <h2>{peopleWords.none}</h2>
        <p class="soft">{peopleWords.noneMeaning}</p>
      </div>
    );
  }
  const accounts = byOwnAccount(people);
  return (
    <div data-people={people.length}>
      <p class="soft">{sayCount(people.length)}</p>
      {[...accounts].map(([account, theirs]) => (
        <Account key={account} ask={ask} people={theirs} isOneOfMany={accounts.size > 1} />
      ))}
    </div>
  );
}

const byOwnAccount = (people: readonly Person[]): ReadonlyMap<string, readonly Person[]> => {
  const accounts = new Map<string, Person[]>();
  for (const person of people) {
    const account = `${person.site} ${person.ownId}`;
    accounts.set(account, [...(accounts.get(account) ?? []), person]);
  }
  return accounts;
};

/** The people of one own account; the account is named only where there are several. */
function Account({ ask, people, isOneOfMany }: PeopleProps & { readonly isOneOfMany: boolean }) {
  const first = people[0];
  if (first === undefined) return null;
  return (
    <>
      {isOneOfMany ? <h2>{sayOwnAccount(saySite(first.site), first.ownId)}</h2> : null}
      <ul class="people">
        {people.map((person) => (
          <Row key={`${person.site} ${person.peerId}`} ask={ask} person={person} />
        ))}
      </ul>
    </>
  );
}

function Row({ ask, person }: { readonly ask: Ask<'window'>; readonly person: Person }) {
  const { label, tone } = sayState(person.state);
  const name = sayName({ name: person.name, handle: person.handle, id: person.peerId });
  return (
    <li data-person={person.peerId} data-state={person.state}>
      <div>
        <bdi class="person-name">{name}</bdi>
        <p class="soft small">
          {[
            person.name && person.handle ? `@${person.handle}` : '',
            saySite(person.site),
            saySince(sayDay(person.since)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      <Label tone={tone}>{label}</Label>
      <WriteByHand person={person} />
      <SaveCopy ask={ask} person={person} />
    </li>
  );
}
