/** The field in which a person gives a contact a name of their own. */
import { useState } from 'preact/hooks';
import { MAX_GIVEN_NAME } from '../rpc/caps.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useTask } from '../ui/use-task.ts';
import { renameWords } from '../words/people-words.ts';
import { sayFailure } from '../words/sentences.ts';

/** So few characters left are said: the field takes no more than there are. */
const FEW = 10;

interface NameFormProps {
  /** What stands in the field at first. */
  readonly name: string;
  readonly meaning: string;
  /** Gives the name as it was kept, empty for none. */
  readonly save: (typed: string) => Promise<string>;
}

export function NameForm({ name, meaning, save }: NameFormProps) {
  const [typed, setTyped] = useState(name);
  const { task, start, clear } = useTask<null>();
  const left = MAX_GIVEN_NAME - typed.length;
  const submit = async (): Promise<null> => {
    setTyped(await save(typed));
    return null;
  };
  return (
    <form
      class="name-form"
      data-form="rename"
      onSubmit={(event) => {
        event.preventDefault();
        start(submit);
      }}
    >
      <TextField
        name="given-name"
        label={renameWords.label}
        meaning={left > FEW ? meaning : renameWords.left(left)}
        value={typed}
        maxLength={MAX_GIVEN_NAME}
        onInput={(text) => {
          setTyped(text);
          clear();
        }}
        fault={task.kind === 'failed' ? sayFailure(task.failure) : null}
      />
      <Button act="rename" type="submit" isBusy={task.kind === 'busy'}>
        {renameWords.save}
      </Button>
    </form>
  );
}
