/** Whether the system may show that an invitation came or a key changed, and whether it may say whose. */
import type { Notify } from '../rpc/vault-types.ts';
import { SelectField } from '../ui/field.tsx';
import { notifyWords, sayNotify } from '../words/notice-words.ts';

const choices = ['nothing', 'that', 'who'] as const satisfies readonly Notify[];

export interface NotifyFieldProps {
  readonly value: Notify;
  readonly onChange: (value: Notify) => void;
}

export function NotifyField({ value, onChange }: NotifyFieldProps) {
  return (
    <SelectField
      name="notify"
      label={notifyWords.label}
      meaning={notifyWords.meaning}
      value={value}
      options={choices.map((choice) => ({ value: choice, label: sayNotify(choice) }))}
      onChange={(chosen) => onChange(choices.find((choice) => choice === chosen) ?? 'nothing')}
    />
  );
}
