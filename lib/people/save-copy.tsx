/** Saves a readable copy of one thread, after the security code was typed again. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { Person } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { onEscape } from '../ui/escape.ts';
import { SecretField, SelectField } from '../ui/field.tsx';
import { Remark, Status } from '../ui/notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useKeptFocus } from '../ui/use-kept-focus.ts';
import { useTask } from '../ui/use-task.ts';
import { copyWords, saySavedCopy } from '../words/backup-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { unlockWords } from '../words/window-words.ts';

export interface SaveCopyProps {
  readonly ask: Ask<'window'>;
  readonly person: Pick<Person, 'site' | 'ownId' | 'peerId'>;
}

const types = { html: 'text/html;charset=utf-8', json: 'application/json' } as const;

export function SaveCopy({ ask, person }: SaveCopyProps) {
  const [isAsked, setAsked] = useState(false);
  const [form, setForm] = useState<'html' | 'json'>('html');
  const [code, setCode] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { task, start, clear } = useTask<string>();
  const leave = (): void => setAsked(false);
  const heading = useKeptFocus<HTMLHeadingElement>(String(isAsked));
  const button = useKeptFocus<HTMLButtonElement>(String(isAsked));
  if (!isAsked) {
    return (
      <Button act="save-copy" kind="quiet" buttonRef={button} onClick={() => setAsked(true)}>
        {copyWords.open}
      </Button>
    );
  }
  const { site, ownId, peerId } = person;
  const save = async (): Promise<string> => {
    const { id, name, parts } = await ask('export.thread', { site, ownId, peerId, code, form });
    setCode('');
    const texts: string[] = [];
    for (let part = 0; part < parts; part++) texts.push((await ask('export.part', { id, part })).text);
    saveFile(new Blob(texts, { type: types[form] }), name);
    return name;
  };
  const isBusy = task.kind === 'busy';
  return (
    <form
      class="save-copy form"
      data-form="copy"
      onKeyDown={onEscape(leave)}
      data-saved={task.kind === 'done' ? '' : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        setMissing(code.trim() === '');
        if (code.trim() !== '') start(save);
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {copyWords.title}
      </h3>
      <p class="soft small">{copyWords.meaning}</p>
      <SelectField
        name="form"
        label={copyWords.form}
        value={form}
        options={[
          { value: 'html', label: copyWords.html },
          { value: 'json', label: copyWords.json },
        ]}
        onChange={(value) => setForm(value === 'json' ? 'json' : 'html')}
      />
      <SecretField
        name="copy-code"
        label={copyWords.code}
        value={code}
        onInput={(typed) => {
          setCode(typed);
          setMissing(false);
          clear();
        }}
        show={copyWords.show}
        hide={copyWords.hide}
        fault={isMissing ? unlockWords.noCode : task.kind === 'failed' ? sayFailure(task.failure) : null}
      />
      <div class="row">
        <Button act="save" kind="primary" type="submit" isBusy={isBusy}>
          {copyWords.save}
        </Button>
        <Button act="cancel" kind="quiet" onClick={leave}>
          {copyWords.cancel}
        </Button>
        <Status isBusy={isBusy}>{isBusy ? copyWords.saving : null}</Status>
      </div>
      {task.kind === 'done' ? <Remark tone="good">{saySavedCopy(task.value)}</Remark> : null}
    </form>
  );
}
