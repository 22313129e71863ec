/** One person in manual mode: how the thread stands, what begins it, what is written, and what is to be copied. */
import { useCallback, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { BY_HAND, type ManualPerson, type ManualThread, type PieceSize, pieceSizes } from '../rpc/manual-types.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Alert, Label, Remark, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { useTask } from '../ui/use-task.ts';
import { copiedWords, sayInvitedAnew, sayRenewing } from '../words/keep-words.ts';
import { manualWords, sayPieceSize } from '../words/manual-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { sayName, sayState } from '../words/thread-words.ts';
import { readingWords } from '../words/window-words.ts';
import { Declined, DecliningOffered } from './declining.tsx';
import { HandingOver } from './manual-outgoing.tsx';
import { ManualWriting } from './manual-writing.tsx';

export interface ManualThreadPanelProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly person: ManualPerson;
}

export function ManualThreadPanel({ ask, watch, person }: ManualThreadPanelProps) {
  const { thread: name } = person;
  const [most, setMost] = useState<PieceSize>(name.site === BY_HAND ? 40_000 : 10_000);
  const read = useCallback(() => ask('manual.thread', { thread: name, most }), [ask, name, most]);
  const [reading, readAgain] = useReading(read, watch);
  if (reading.kind !== 'known') return <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />;
  const { thread, outgoing } = reading.value;
  return (
    <section aria-labelledby="by-hand-write">
      <h2 id="by-hand-write">{manualWords.writeTitle}</h2>
      <Standing thread={thread} person={person} />
      <Beginning ask={ask} thread={thread} person={person} onMade={readAgain} />
      {isWritable(thread) ? <ManualWriting ask={ask} thread={name} onWritten={readAgain} /> : null}
      <SelectField
        name="most"
        label={manualWords.most}
        value={String(most)}
        options={pieceSizes.map((size) => ({ value: String(size), label: sayPieceSize(size) }))}
        onChange={(value) => setMost(pieceSizes.find((size) => String(size) === value) ?? most)}
      />
      <HandingOver ask={ask} thread={name} outgoing={outgoing} onHanded={readAgain} />
    </section>
  );
}

type Thread = ManualThread['thread'];

const isWritable = ({ state, held }: Thread): boolean =>
  (state === 'protected' || state === 'verified') && held?.session === 'in-use';

function Standing({ thread, person }: { readonly thread: Thread; readonly person: ManualPerson }) {
  const who = sayName({ name: thread.name, handle: thread.peerHandle, id: person.peerId });
  const { label, tone, fact } = sayState(thread.state);
  return (
    <>
      <p>
        <Label tone={tone}>{label}</Label>
      </p>
      <p>{fact(who)}</p>
      {thread.held?.isInvitedAnew ? <Remark tone="wait">{sayInvitedAnew(who)}</Remark> : null}
      {thread.held?.session === 'copied' ? <Remark tone="bad">{copiedWords.copied}</Remark> : null}
      {thread.held?.session === 'renewing' ? <Remark tone="wait">{sayRenewing(who)}</Remark> : null}
    </>
  );
}

type Act = 'invite' | 'accept' | 'renew';

/** What begins the thread, or begins it anew, or null when it has begun or nothing may. */
const actIn = ({ state, canAccept, held }: Thread): Act | null => {
  if (state === 'blocked' || state === 'unprotected') return null; // decided in the popup
  if (held?.session === 'copied') return 'renew';
  if (held?.isInvitedAnew || canAccept) return state === 'protected' || state === 'verified' ? anew(held) : 'accept';
  if (held?.session === 'renewing') return 'renew';
  return state === 'protected' || state === 'verified' ? null : 'invite';
};

const anew = (held: Thread['held']): Act | null => (held?.isInvitedAnew ? 'accept' : null);

function Beginning({
  ask,
  thread,
  person,
  onMade,
}: Pick<ManualThreadPanelProps, 'ask' | 'person'> & { readonly thread: Thread; readonly onMade: () => void }) {
  const { task, start } = useTask<null>();
  const act = actIn(thread);
  const declining = { ask, thread, onChanged: onMade };
  const who = sayName({ name: thread.name, handle: thread.peerHandle, id: person.peerId });
  const isAgain = thread.state === 'invited' || (thread.state === 'restored' && thread.invitedAt !== null);
  const run = (which: Act): void =>
    start(async () => {
      await ask(`manual.${which}`, { thread: person.thread });
      onMade();
      return null;
    });
  return (
    <>
      <Declined {...declining} who={who} />
      {act === null ? null : (
        <div class="row">
          <Button
            act={act}
            kind={isAgain && act === 'invite' ? 'plain' : 'primary'}
            isBusy={task.kind === 'busy'}
            onClick={() => run(act)}
          >
            {act === 'invite' && isAgain ? manualWords.inviteAgain : manualWords[act]}
          </Button>
          <DecliningOffered {...declining} />
        </div>
      )}
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? manualWords.making : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}
