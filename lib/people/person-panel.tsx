/** What can be done about one contact: a name of one's own, decline, mute, block, save a copy, forget. What was done is said once, for the whole window. */
import type { Ask } from '../rpc/client.ts';
import type { ContactName, Person } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import {
  blockWords,
  checkMeaning,
  declineWords,
  muteWords,
  renameWords,
  sayActsFor,
  sayBlocked,
  sayDeclined,
  sayForgotten,
  sayMuted,
  sayRenamed,
} from '../words/people-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { Declining } from './declining.tsx';
import { keyOf, shownName } from './find-person.ts';
import { WriteByHand } from './manual-choice.tsx';
import { NameForm } from './name-form.tsx';
import type { Outcome } from './outcome.ts';
import { SaveCopy } from './save-copy.tsx';
import { ThreadForgetting } from './thread-forgetting.tsx';

export interface PersonPanelProps {
  readonly ask: Ask<'window'>;
  readonly person: Person;
  /** Says how something ended, where it is heard whatever becomes of this row. */
  readonly say: (outcome: Outcome) => void;
  readonly onChanged: () => void;
  readonly onForgotten: () => void;
}

export function PersonPanel(props: PersonPanelProps) {
  const { ask, person, say, onChanged, onForgotten } = props;
  const { site, ownId, conversationId, verified } = person;
  const name = shownName(person);
  const forgotten = (): void => {
    say({ words: sayForgotten(name), key: keyOf(person), since: null });
    onForgotten();
    onChanged();
  };
  return (
    <section class="person-panel" aria-label={sayActsFor(name)}>
      <Renaming {...props} />
      <Invitation {...props} />
      <Choice {...props} />
      {verified === false ? <p class="soft small">{checkMeaning}</p> : null}
      <div class="person-ends">
        <WriteByHand person={person} />
        <SaveCopy ask={ask} person={person} />
        <ThreadForgetting
          ask={ask}
          held={{ thread: { site, ownId, conversationId } }}
          who={name}
          onChanged={forgotten}
        />
      </div>
    </section>
  );
}

const nameOf = ({ site, ownId, peerId }: Person): ContactName => ({ site, ownId, peerId });

function Renaming({ ask, person, say, onChanged }: PersonPanelProps) {
  const save = async (typed: string): Promise<string> => {
    const kept = await ask('people.rename', { contact: nameOf(person), name: typed });
    const since = { ...person, name: kept.name };
    say({ words: sayRenamed(shownName(person), shownName(since)), key: keyOf(person), since });
    onChanged();
    return kept.name ?? '';
  };
  return <NameForm name={person.name ?? ''} meaning={renameWords.meaning} save={save} />;
}

/** The invitation that waits, or was declined. It is accepted in the conversation. */
function Invitation({ ask, person, say, onChanged }: PersonPanelProps) {
  const { site, ownId, conversationId, state, declined, ...rest } = person;
  const isDeclined = declined === true;
  if (!isDeclined && state !== 'invitation-received') return null;
  const done = (): void => {
    const since = isDeclined ? rest : { ...rest, declined: true as const };
    say({ words: sayDeclined(shownName(person), !isDeclined), key: keyOf(person), since });
    onChanged();
  };
  return (
    <div class="person-choices">
      <Declining ask={ask} thread={{ site, ownId, conversationId }} isDeclined={isDeclined} onChanged={done} />
      {isDeclined ? null : <p class="soft small">{declineWords.meaning}</p>}
    </div>
  );
}

/** Mute and block: each a button that says what it does now, and a sentence that says what it means. */
function Choice({ ask, person, say, onChanged }: PersonPanelProps) {
  const { muted, barred } = person;
  const name = shownName(person);
  const { task, start } = useTask<null>();
  const run = (work: () => Promise<unknown>, words: string, change: Partial<Person>): void =>
    start(async () => {
      await work();
      say({ words, key: keyOf(person), since: { ...person, ...change } });
      onChanged();
      return null;
    });
  const contact = nameOf(person);
  const isBusy = task.kind === 'busy';
  return (
    <div class="person-choices">
      <Button
        act="mute"
        isBusy={isBusy}
        onClick={() =>
          run(() => ask('people.mute', { contact, muted: !muted }), sayMuted(name, !muted), { muted: !muted })
        }
      >
        {muted ? muteWords.unmute : muteWords.mute}
      </Button>
      <p class="soft small">{muteWords.meaning}</p>
      <Button
        act="block"
        isBusy={isBusy}
        onClick={() =>
          run(() => ask('people.block', { contact, blocked: !barred }), sayBlocked(name, !barred), { barred: !barred })
        }
      >
        {barred ? blockWords.unblock : blockWords.block}
      </Button>
      <p class="soft small">{blockWords.meaning}</p>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </div>
  );
}
