/** Brings a backup file into the vault, or makes a vault of it where there is none. Says what came, and what could not. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import type { WindowFiles } from '../rpc/handed-files.ts';
import type { RestoreOutcome } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { SecretField } from '../ui/field.tsx';
import { Alert, Remark, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { restoreWords, sayKept, sayOtherKey, sayRestored } from '../words/backup-words.ts';
import { codeOf, sayError, sayFailure } from '../words/sentences.ts';
import { unlockWords } from '../words/window-words.ts';
import { CodeMeter } from './code-meter.tsx';
import { ChosenFileFields, useChosenFile } from './open-file.tsx';
import { isSameCode } from './typed-code.ts';

export interface RestoreFormProps {
  readonly ask: Ask<'window'>;
  readonly files: WindowFiles;
  /** There is no vault yet: one is made. */
  readonly isNew: boolean;
  readonly onRestored: () => void;
}

export function RestoreForm({ ask, files, isNew, onRestored }: RestoreFormProps) {
  const { task, start, clear } = useTask<RestoreOutcome>();
  const chosen = useChosenFile(clear);
  const [code, setCode] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  if (task.kind === 'done') return <Outcome outcome={task.value} />;

  const restore = (): void => {
    const ready = chosen.ready();
    if (ready === null) return;
    const isOther = isNew && code !== '' && !isSameCode(code, again);
    setDiffers(isOther);
    if (isOther) return;
    start(async () => {
      await files.handOver(ready.file);
      const outcome = await ask('backup.restore', { secret: ready.secret, code: code === '' ? null : code });
      onRestored();
      return outcome;
    });
  };
  const isBusy = task.kind === 'busy';
  const failed = task.kind === 'failed' ? codeOf(task.failure) : null;
  const codeFault = failed !== null && codeFaults.has(failed) ? sayError(failed) : null;
  return (
    <form
      class="choose-code"
      data-form="restore"
      onSubmit={(event) => {
        event.preventDefault();
        restore();
      }}
    >
      <Card title={isNew ? restoreWords.title : restoreWords.mergeTitle} level={1}>
        <p>{isNew ? restoreWords.lead : restoreWords.mergeLead}</p>
        <ChosenFileFields chosen={chosen} />
        {isNew ? (
          <NewCode
            ask={ask}
            code={code}
            again={again}
            fault={codeFault}
            differs={differs}
            onChange={(change) => {
              setCode(change.code ?? code);
              setAgain(change.again ?? again);
              setDiffers(false);
              clear();
            }}
          />
        ) : null}
        <Button act="restore" kind="primary" type="submit" isBusy={isBusy}>
          {restoreWords.restore}
        </Button>
        <Status isBusy={isBusy}>{isBusy ? restoreWords.restoring : null}</Status>
        {task.kind === 'failed' && codeFault === null ? <Alert>{sayFailure(task.failure)}</Alert> : null}
      </Card>
    </form>
  );
}

/** Said at the new code: words are none for every day, and it must be hard to guess. */
const codeFaults: ReadonlySet<ErrorCode> = new Set(['backup/needs-code', 'vault/weak-code', 'vault/like-words']);

function NewCode({
  ask,
  code,
  again,
  fault,
  differs,
  onChange,
}: {
  readonly ask: Ask<'window'>;
  readonly code: string;
  readonly again: string;
  readonly fault: string | null;
  readonly differs: boolean;
  readonly onChange: (change: { readonly code?: string; readonly again?: string }) => void;
}) {
  const { show, hide } = unlockWords;
  return (
    <>
      <SecretField
        name="new-code"
        label={restoreWords.newCode}
        meaning={restoreWords.newCodeMeaning}
        value={code}
        onInput={(typed) => onChange({ code: typed })}
        fault={fault}
        show={show}
        hide={hide}
      />
      {code === '' ? null : (
        <>
          <CodeMeter ask={ask} code={code} />
          <SecretField
            name="new-code-again"
            label={restoreWords.newCodeAgain}
            value={again}
            onInput={(typed) => onChange({ again: typed })}
            fault={differs ? restoreWords.differs : null}
            show={show}
            hide={hide}
          />
        </>
      )}
    </>
  );
}

function Outcome({ outcome }: { readonly outcome: RestoreOutcome }) {
  return (
    <div data-restored>
      <Card title={restoreWords.done} level={1} isReplacement>
        <p class="lead">{sayRestored(outcome)}</p>
        {outcome.keptIdentities.map((account) => (
          <Remark key={`${account.site} ${account.ownId}`} tone="wait">
            {sayKept(account)}
          </Remark>
        ))}
        {outcome.otherKeys.map((contact) => (
          <Remark key={`${contact.site} ${contact.peerId}`} tone="bad">
            {sayOtherKey(contact)}
          </Remark>
        ))}
        <p>{outcome.toProtect > 0 ? restoreWords.next : restoreWords.nothingNext}</p>
        <p>
          <a href="#people">{restoreWords.people}</a>
        </p>
      </Card>
    </div>
  );
}
