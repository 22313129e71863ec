/** What the person chooses for calls: whether any rings here, and the one server that may be asked for a way, or carry them. */
import { type CallSettings, isRelay, isServerAddress, ringChoices } from '../rpc/call-settings.ts';
import { Button } from '../ui/button.tsx';
import { CheckField } from '../ui/check-field.tsx';
import { SecretField, SelectField, TextField } from '../ui/field.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { callSettingsWords, sayRingers } from '../words/call-words.ts';
import { unlockWords } from '../words/window-words.ts';
import { answers } from './try-server.ts';

interface CallFieldsProps {
  readonly value: CallSettings;
  readonly onChange: (value: CallSettings) => void;
}

/** What is wrong with it; null for nothing. */
export const faultOfCalls = ({ server, isRelayOnly }: CallSettings): string | null => {
  if (server !== '' && !isServerAddress(server)) return callSettingsWords.serverFault;
  return isRelayOnly && !isRelay(server) ? callSettingsWords.relayFault : null;
};

export function CallFields({ value, onChange }: CallFieldsProps) {
  const { task, start, clear } = useTask<boolean>();
  const fault = faultOfCalls(value);
  const change = (changed: Partial<CallSettings>): void => {
    clear();
    onChange({ ...value, ...changed });
  };
  return (
    <fieldset class="call-fields">
      <legend>{callSettingsWords.title}</legend>
      <SelectField
        name="calls-rings"
        label={callSettingsWords.rings}
        meaning={callSettingsWords.ringsMeaning}
        value={value.rings}
        options={ringChoices.map((rings) => ({ value: rings, label: sayRingers(rings) }))}
        onChange={(rings) => change({ rings: rings as CallSettings['rings'] })}
      />
      <TextField
        name="calls-server"
        label={callSettingsWords.server}
        meaning={callSettingsWords.serverMeaning}
        maxLength={260}
        value={value.server}
        onInput={(server) => change({ server: server.trim() })}
        fault={fault}
      />
      {isRelay(value.server) ? (
        <>
          <TextField
            name="calls-user"
            label={callSettingsWords.user}
            maxLength={260}
            value={value.username}
            onInput={(username) => change({ username })}
          />
          <SecretField
            name="calls-password"
            label={callSettingsWords.password}
            maxLength={260}
            value={value.password}
            onInput={(password) => change({ password })}
            show={unlockWords.show}
            hide={unlockWords.hide}
          />
        </>
      ) : null}
      {value.server === '' ? null : (
        <>
          <CheckField
            name="calls-relay"
            label={callSettingsWords.relay}
            isChecked={value.isRelayOnly}
            onChange={(isRelayOnly) => change({ isRelayOnly })}
          />
          <div class="row">
            <Button
              act="try-server"
              isBusy={task.kind === 'busy'}
              onClick={() => {
                if (fault === null) start(() => answers(value));
              }}
            >
              {callSettingsWords.tryIt}
            </Button>
            <Status isBusy={task.kind === 'busy'}>
              {task.kind === 'busy'
                ? callSettingsWords.trying
                : task.kind === 'done' && task.value
                  ? callSettingsWords.answers
                  : null}
            </Status>
          </div>
          {task.kind === 'failed' || (task.kind === 'done' && !task.value) ? (
            <Alert>{callSettingsWords.noAnswer}</Alert>
          ) : null}
        </>
      )}
    </fieldset>
  );
}
