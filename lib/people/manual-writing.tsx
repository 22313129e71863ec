/** Where a message is typed that goes by copy and paste. The text stays until it is committed. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { TextArea } from '../ui/text-area.tsx';
import { useTask } from '../ui/use-task.ts';
import { manualWords } from '../words/manual-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface ManualWritingProps {
  readonly ask: Ask<'window'>;
  readonly thread: ThreadName;
  readonly onWritten: () => void;
}

export function ManualWriting({ ask, thread, onWritten }: ManualWritingProps) {
  const [text, setText] = useState('');
  const { task, start } = useTask<null>();
  const write = (): void =>
    start(async () => {
      await ask('manual.write', { thread, text });
      setText('');
      onWritten();
      return null;
    });
  return (
    <>
      <TextArea name="written" label={manualWords.text} value={text} onInput={setText} rows={4} />
      <div class="row">
        <Button act="write" kind="primary" isBusy={task.kind === 'busy'} onClick={write}>
          {manualWords.write}
        </Button>
        <Status isBusy={task.kind === 'busy'}>{task.kind === 'busy' ? manualWords.writing : null}</Status>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </>
  );
}
