/** Everyone with whom a thread was protected or is about to be. Shows facts; decides nothing. */
import { useCallback } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { Person } from '../rpc/contract.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Alert, Label, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayName, saySite, sayState } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { peopleWords, sayCount, sayOwnAccount, saySince, windowWords } from '../words/window-words.ts';

export interface PeopleListProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
}

export function PeopleList({ ask, watch }: PeopleListProps) {
  const read = useCallback(() => ask('people.list', {}), [ask]);
  const [reading, readAgain] = useReading(read, watch);
  return (
    <Card title={peopleWords.title} level={1}>
      {reading.kind === 'reading' ? <Status isBusy>{peopleWords.loading}</Status> : null}
      {reading.kind === 'failed' ? (
        <>
          <Alert>{sayFailure(reading.failure)}</Alert>
          <Button act="again" onClick={readAgain}>
            {windowWords.tryAgain}
          </Button>
        </>
      ) : null}
      {reading.kind === 'known' ? <Everyone people={reading.value.people} /> : null}
    </Card>
  );
}

function Everyone({ people }: { readonly people: readonly Person[] }) {
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
        <Account key={account} people={theirs} isOneOfMany={accounts.size > 1} />
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
function Account({ people, isOneOfMany }: { readonly people: readonly Person[]; readonly isOneOfMany: boolean }) {
  const first = people[0];
  if (first === undefined) return null;
  return (
    <>
      {isOneOfMany ? <h2>{sayOwnAccount(saySite(first.site), first.ownId)}</h2> : null}
      <ul class="people">
        {people.map((person) => (
          <Row key={`${person.site} ${person.peerId}`} person={person} />
        ))}
      </ul>
    </>
  );
}

function Row({ person }: { readonly person: Person }) {
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
    </li>
  );
}
