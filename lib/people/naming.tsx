/** Asks for a name where the site shows none: whom a thread is with is then the person's to say. */
import { useState } from 'preact/hooks';
import { MAX_GIVEN_NAME } from '../rpc/caps.ts';
import type { Ask } from '../rpc/client.ts';
import type { TabThread } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useTask } from '../ui/use-task.ts';
import { renameWords } from '../words/people-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface NamingProps {
  readonly ask: Ask<'window'>;
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
  readonly onChanged: () => void;
}

export function Naming({ ask, thread: { held, name, peerHandle }, onChanged }: NamingProps) {
  const [typed, setTyped] = useState('');
  const { task, start, clear } = useTask<null>();
  if (held === undefined || name !== null || peerHandle !== null) return null;
  const { site, ownId } = held.thread;
  const save = async (): Promise<null> => {
    await ask('people.rename', { contact: { site, ownId, peerId: held.peerId }, name: typed });
    onChanged();
    return null;
  };
  return (
    <form
      data-form="name"
      onSubmit={(event) => {
        event.preventDefault();
        start(save);
      }}
    >
      <TextField
        name="given-name"
        label={renameWords.label}
        meaning={renameWords.unnamed}
        value={typed}
        maxLength={MAX_GIVEN_NAME}
        onInput={(text) => {
          setTyped(text);
          clear();
        }}
        fault={task.kind === 'failed' ? sayFailure(task.failure) : null}
      />
      <Button act="name" type="submit" isBusy={task.kind === 'busy'}>
        {renameWords.save}
      </Button>
    </form>
  );
}
