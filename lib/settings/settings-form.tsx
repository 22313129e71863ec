/** Shows and changes the settings. Nothing is stored before *Save*. */
import { useCallback, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { Settings } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { useTask } from '../ui/use-task.ts';
import {
  defaultInvitationSentence,
  faultOfInvitationSentence,
  maxInvitationSentence,
} from '../words/invitation-sentence.ts';
import { sayFailure } from '../words/sentences.ts';
import { lockingWords } from '../words/unlock-words.ts';
import { readingWords, sayDefaultSentence, sayMinutes, settingsWords } from '../words/window-words.ts';

const offeredMinutes = [0, 5, 15, 60, 240];

export interface SettingsFormProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
}

export function SettingsForm({ ask, watch }: SettingsFormProps) {
  const read = useCallback(async () => {
    const { noticesScreenLock } = await ask('unlock.ways', {});
    return { stored: await ask('settings.get', {}), noticesScreenLock };
  }, [ask]);
  const [reading, readAgain] = useReading(read, watch);
  return (
    <Card title={settingsWords.title} level={1}>
      <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />
      {reading.kind === 'known' ? <Form ask={ask} {...reading.value} /> : null}
    </Card>
  );
}

interface FormProps {
  readonly ask: Ask<'window'>;
  readonly stored: Settings;
  readonly noticesScreenLock: boolean;
}

function Form({ ask, stored, noticesScreenLock }: FormProps) {
  const [edited, setEdited] = useState<Partial<Settings>>({});
  const { task, start, clear } = useTask<void>();
  const settings = { ...stored, ...edited };
  const fault = faultOfInvitationSentence(settings.invitationSentence);
  const edit = (change: Partial<Settings>): void => {
    setEdited({ ...edited, ...change });
    clear();
  };
  const minutes = [...new Set([...offeredMinutes, stored.lockAfterMinutes])].sort((a, b) => a - b);
  return (
    <form
      data-form="settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === null) start(async () => void (await ask('settings.set', settings)));
      }}
    >
      <SelectField
        name="lock-after"
        label={settingsWords.lockAfter}
        meaning={settingsWords.lockMeaning}
        value={String(settings.lockAfterMinutes)}
        options={minutes.map((value) => ({ value: String(value), label: sayMinutes(value) }))}
        onChange={(value) => edit({ lockAfterMinutes: Number(value) })}
      />
      {noticesScreenLock ? (
        <CheckField
          name="lock-on-screen-lock"
          label={lockingWords.screen}
          isChecked={settings.lockOnScreenLock}
          onChange={(lockOnScreenLock) => edit({ lockOnScreenLock })}
        />
      ) : (
        <p class="soft small">{lockingWords.noScreen}</p>
      )}
      <TextField
        name="invitation-sentence"
        label={settingsWords.sentence}
        meaning={sayDefaultSentence(defaultInvitationSentence)}
        maxLength={maxInvitationSentence}
        value={settings.invitationSentence}
        onInput={(invitationSentence) => edit({ invitationSentence })}
        fault={fault}
      />
      <div class="row">
        <Button act="save" kind="primary" type="submit" isBusy={task.kind === 'busy'}>
          {settingsWords.save}
        </Button>
        <Status isBusy={task.kind === 'busy'}>{saySaving(task.kind)}</Status>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </form>
  );
}

const saySaving = (kind: string): string | null => {
  if (kind === 'busy') return settingsWords.saving;
  return kind === 'done' ? settingsWords.saved : null;
};
