/** Everyone with whom a thread was protected or is about to be, each own account's people apart, and one of them open to be decided about. */
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { Result } from '../rpc/contract.ts';
import type { OwnAccount, Person } from '../rpc/thread-types.ts';
import { calm } from '../ui/calm-watch.ts';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { peopleWords, sayCount, sayFound, sayOwnAccount, sayOwnKey } from '../words/people-words.ts';
import { saySite } from '../words/thread-words.ts';
import { sayDay } from '../words/time-words.ts';
import { readingWords } from '../words/window-words.ts';
import { accountsOf, found, keyOf, namesakes, ownName } from './find-person.ts';
import { isSo, type Outcome } from './outcome.ts';
import { PersonRow } from './person-row.tsx';

/** Fewer are seen at a glance. */
const MANY = 8;

export interface PeopleListProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
}

export function PeopleList({ ask, watch }: PeopleListProps) {
  const read = useCallback(() => ask('people.list', {}), [ask]);
  // Every thread is opened for it: of many people that takes a while.
  const calmWatch = useMemo(() => calm(watch), [watch]);
  const [reading, readAgain] = useReading(read, calmWatch);
  const [forgotten, setForgotten] = useState<readonly string[]>([]);
  const listed = new Set(reading.kind === 'known' ? reading.value.people.map(keyOf) : forgotten);
  // Who is forgotten takes the focus along: the heading has it then. Nobody who comes moves it.
  const gone = forgotten.filter((key) => !listed.has(key)).length;
  return (
    <Card title={peopleWords.title} level={1} topic={String(gone)}>
      <NotKnown reading={reading} onAgain={readAgain} words={{ ...readingWords, loading: peopleWords.loading }} />
      {reading.kind === 'known' ? (
        <Everyone
          ask={ask}
          {...reading.value}
          onChanged={readAgain}
          onForgotten={(key) => setForgotten([...forgotten, key])}
        />
      ) : null}
    </Card>
  );
}

interface EveryoneProps extends Result<'people.list'> {
  readonly ask: Ask<'window'>;
  readonly onChanged: () => void;
  readonly onForgotten: (key: string) => void;
}

function Everyone({ ask, people, accounts, onChanged, onForgotten }: EveryoneProps) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [outcome, say] = useState<Outcome | null>(null);
  const isSearched = people.length >= MANY;
  const shown = isSearched ? found(people, query) : people;
  const groups = accountsOf(people, shown);
  const doubles = namesakes(people);
  return (
    <div class="everyone" data-people={people.length}>
      {isSearched ? (
        <TextField
          name="find-person"
          label={peopleWords.find}
          meaning={peopleWords.findMeaning}
          value={query}
          onInput={setQuery}
        />
      ) : null}
      {people.length === 0 ? <Nobody /> : <Count found={shown.length} count={people.length} />}
      <Status>{outcome !== null && isSo(outcome, people) ? outcome.words : null}</Status>
      {groups.map(({ own, theirs, all }) => (
        <section key={`${own.site} ${own.ownId}`} class="account" data-account={own.ownId}>
          {groups.length > 1 ? <AccountHead own={own} accounts={accounts} people={all} /> : null}
          {theirs.length === 0 ? <p class="soft small">{peopleWords.noMatch}</p> : null}
          <ul class="people">
            {theirs.map((person) => (
              <PersonRow
                key={keyOf(person)}
                ask={ask}
                person={person}
                level={groups.length > 1 ? 3 : 2}
                isDouble={doubles.has(keyOf(person))}
                isOpen={open === keyOf(person)}
                onToggle={(isOpen) => setOpen(isOpen ? keyOf(person) : null)}
                say={say}
                onChanged={onChanged}
                onForgotten={() => onForgotten(keyOf(person))}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Nobody() {
  return (
    <>
      <h2>{peopleWords.none}</h2>
      <p class="soft">{peopleWords.noneMeaning}</p>
    </>
  );
}

/** Heard when a search leaves another number. */
function Count({ found, count }: { readonly found: number; readonly count: number }) {
  return <Status>{found === count ? sayCount(count) : sayFound(found, count)}</Status>;
}

type Own = Pick<OwnAccount, 'site' | 'ownId'>;

const isOf =
  ({ site, ownId }: Own) =>
  (account: OwnAccount): boolean =>
    account.site === site && account.ownId === ownId;

/** Each own account has a key of its own, and people whose keys were checked for it alone. */
function AccountHead({
  own,
  accounts,
  people,
}: {
  readonly own: Own;
  readonly accounts: readonly OwnAccount[];
  readonly people: readonly Person[];
}) {
  const account = accounts.find(isOf(own));
  const verified = people.filter((person) => person.verified === true && person.state !== 'blocked').length;
  return (
    <>
      <h2>{sayOwnAccount(saySite(own.site), ownName(own, accounts))}</h2>
      <p class="soft small">
        {sayOwnKey(account === undefined ? null : sayDay(account.createdAt), verified, people.length)}
      </p>
    </>
  );
}
