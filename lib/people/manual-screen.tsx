/** Manual mode: encrypts to a contact and decrypts by copy and paste, and lets two people begin that way. Needs no tab and no site. */
import { useCallback, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ManualPerson } from '../rpc/manual-types.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Card } from '../ui/card.tsx';
import { SelectField } from '../ui/field.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { manualWords } from '../words/manual-words.ts';
import { sayName, saySite } from '../words/thread-words.ts';
import { readingWords } from '../words/window-words.ts';
import { isWanted } from './manual-choice.tsx';
import { Meeting } from './manual-meeting.tsx';
import { PasteReading } from './manual-reading.tsx';
import { ManualThreadPanel } from './manual-thread.tsx';

export interface ManualScreenProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  /** The tab whose thread it is opened for, or null. */
  readonly tabId: number | null;
}

interface Facts {
  readonly people: readonly ManualPerson[];
  /** Whom it was opened for. */
  readonly first: ThreadName | null;
}

export function ManualScreen({ ask, watch, tabId }: ManualScreenProps) {
  const read = useCallback(async (): Promise<Facts> => {
    const listed = (await ask('manual.people', {})).people;
    const people = listed.toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
    const tab = tabId === null ? null : await ask('tab.thread', { tabId });
    const inTab = tab?.kind === 'thread' ? tab.held?.thread : undefined;
    return { people, first: people.find(isWanted)?.thread ?? inTab ?? people[0]?.thread ?? null };
  }, [ask, tabId]);
  const [reading, readAgain] = useReading(read, watch);
  const [chosen, setChosen] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  if (reading.kind !== 'known') {
    return (
      <Card title={manualWords.title} level={1}>
        <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />
      </Card>
    );
  }
  const { people, first } = reading.value;
  const key = chosen ?? (first === null ? NEW : keyOf(first));
  const person = people.find(({ thread }) => keyOf(thread) === key) ?? null;
  const choose = (thread: ThreadName): void => {
    setChosen(keyOf(thread));
    readAgain();
  };
  return (
    <Card title={manualWords.title} level={1}>
      <p class="soft">{manualWords.lead}</p>
      <SelectField
        name="person"
        label={manualWords.person}
        value={person === null ? NEW : key}
        options={[
          ...people.map((one) => ({ value: keyOf(one.thread), label: sayPerson(one, people) })),
          { value: NEW, label: manualWords.somebodyNew },
        ]}
        onChange={(other) => {
          setChosen(other);
          setTurn(turn + 1);
        }}
      />
      <div class="by-hand" data-by-hand={person?.state ?? 'nobody'}>
        {person === null ? <Meeting ask={ask} onMet={choose} /> : null}
        <PasteReading ask={ask} thread={person?.thread ?? null} turn={turn} onRead={choose} />
        {person === null ? null : <ManualThreadPanel key={key} ask={ask} watch={watch} person={person} />}
      </div>
    </Card>
  );
}

const NEW = 'new';
const keyOf = ({ site, ownId, conversationId }: ThreadName): string => `${site} ${ownId} ${conversationId}`;

/** The name, and the site where two people have the same. */
const sayPerson = (person: ManualPerson, people: readonly ManualPerson[]): string => {
  const name = nameOf(person);
  const isAmbiguous = people.some((other) => other !== person && nameOf(other) === name);
  return isAmbiguous ? `${name} (${saySite(person.thread.site)})` : name;
};

const nameOf = ({ name, handle, peerId }: ManualPerson): string => sayName({ name, handle, id: peerId });
