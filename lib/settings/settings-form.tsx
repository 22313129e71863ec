/** Shows and changes the settings. Nothing is stored before *Save*. */
import { useCallback, useState } from 'preact/hooks';
import { noServer } from '../rpc/call-settings.ts';
import type { Ask } from '../rpc/client.ts';
import type { Settings } from '../rpc/vault-types.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { NotKnown } from '../ui/not-known.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { type Task, useTask } from '../ui/use-task.ts';
import {
  defaultInvitationSentence,
  faultOfInvitationSentence,
  maxInvitationSentence,
} from '../words/invitation-sentence.ts';
import { notifyWords } from '../words/notice-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { lockingWords } from '../words/unlock-words.ts';
import { readingWords, sayDefaultSentence, sayMinutes, settingsWords } from '../words/window-words.ts';
import { CallFields, faultOfCalls } from './call-fields.tsx';
import { NotifyField } from './notify-field.tsx';

const offeredMinutes = [0, 5, 15, 60, 240];

export interface SettingsFormProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  /** Asks the browser's leave to show notifications. To be called in a person's gesture. */
  readonly mayNotify: () => Promise<boolean>;
}

export function SettingsForm({ ask, watch, mayNotify }: SettingsFormProps) {
  const read = useCallback(async () => {
    const { noticesScreenLock } = await ask('unlock.ways', {});
    return { stored: await ask('settings.get', {}), noticesScreenLock };
  }, [ask]);
  const [reading, readAgain] = useReading(read, watch);
  return (
    <Card title={settingsWords.title} level={1}>
      <NotKnown reading={reading} onAgain={readAgain} words={readingWords} />
      {reading.kind === 'known' ? <Form ask={ask} mayNotify={mayNotify} {...reading.value} /> : null}
    </Card>
  );
}

interface FormProps extends Pick<SettingsFormProps, 'ask' | 'mayNotify'> {
  readonly stored: Settings;
  readonly noticesScreenLock: boolean;
}

function Form({ ask, mayNotify, stored, noticesScreenLock }: FormProps) {
  const [edited, setEdited] = useState<Partial<Settings>>({});
  const { task, start, clear } = useTask<'saved' | 'refused'>();
  const settings = { ...stored, ...edited };
  const { calls = noServer } = settings;
  const fault = faultOfInvitationSentence(settings.invitationSentence);
  const edit = (change: Partial<Settings>): void => {
    setEdited({ ...edited, ...change });
    clear();
  };
  const save = async (): Promise<'saved' | 'refused'> => {
    const { notify = 'nothing' } = settings;
    // Asked first: the browser takes the question only while the click is fresh.
    if (notify !== 'nothing' && !(await mayNotify())) return 'refused';
    await ask('settings.set', settings);
    return 'saved';
  };
  const minutes = [...new Set([...offeredMinutes, stored.lockAfterMinutes])].sort((a, b) => a - b);
  return (
    <form
      data-form="settings"
      onSubmit={(event) => {
        event.preventDefault();
        if (fault === null && faultOfCalls(calls) === null) start(save);
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
      <NotifyField value={settings.notify ?? 'nothing'} onChange={(notify) => edit({ notify })} />
      <CallFields value={calls} onChange={(changed) => edit({ calls: changed })} />
      <div class="row">
        <Button act="save" kind="primary" type="submit" isBusy={task.kind === 'busy'}>
          {settingsWords.save}
        </Button>
        <Status isBusy={task.kind === 'busy'}>{saySaving(task)}</Status>
      </div>
      {task.kind === 'done' && task.value === 'refused' ? <Alert>{notifyWords.refused}</Alert> : null}
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </form>
  );
}

const saySaving = (task: Task<'saved' | 'refused'>): string | null => {
  if (task.kind === 'busy') return settingsWords.saving;
  return task.kind === 'done' && task.value === 'saved' ? settingsWords.saved : null;
};
