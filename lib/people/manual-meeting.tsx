/** Begins with somebody whom no site has shown: two addresses, to which the keys are tied. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { MAX_ADDRESS } from '../rpc/manual-types.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { manualWords } from '../words/manual-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface MeetingProps {
  readonly ask: Ask<'window'>;
  readonly onMet: (thread: ThreadName) => void;
}

export function Meeting({ ask, onMet }: MeetingProps) {
  const [ours, setOurs] = useState('');
  const [theirs, setTheirs] = useState('');
  const { task, start } = useTask<null>();
  const meet = (): void =>
    start(async () => {
      const { thread } = await ask('manual.meet', { ours, theirs });
      onMet(thread);
      return null;
    });
  return (
    <section aria-labelledby="by-hand-meet">
      <h2 id="by-hand-meet">{manualWords.meetTitle}</h2>
      <p class="soft small">{manualWords.meetMeaning}</p>
      <form
        data-form="meet"
        onSubmit={(event) => {
          event.preventDefault();
          meet();
        }}
      >
        <TextField name="ours" label={manualWords.ours} value={ours} onInput={setOurs} maxLength={MAX_ADDRESS} />
        <TextField
          name="theirs"
          label={manualWords.theirs}
          value={theirs}
          onInput={setTheirs}
          maxLength={MAX_ADDRESS}
        />
        <Button act="meet" kind="primary" type="submit" isBusy={task.kind === 'busy'}>
          {manualWords.meet}
        </Button>
      </form>
      <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? manualWords.meeting : null}</Status>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </section>
  );
}
