/** Labelled inputs. Nothing typed here is offered to spelling services, stored by the browser or restored after a crash. */
import type { Ref, TargetedInputEvent } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Sayings, saidOf } from './sayings.tsx';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** A sentence under the field. */
  readonly meaning?: string | undefined;
  /** What is wrong with the value; shown and tied to the field. */
  readonly fault?: string | null;
  readonly maxLength?: number;
  readonly inputRef?: Ref<HTMLInputElement>;
}

interface InputProps extends FieldProps {
  readonly id: string;
  readonly type: 'text' | 'password';
}

function Input({ id, type, name, value, onInput, meaning, fault, maxLength, inputRef }: InputProps) {
  const attributes = {
    id,
    ref: inputRef ?? null,
    name,
    value,
    maxLength,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: false,
    writingsuggestions: 'false', // newer than the type of an input
    ...saidOf(id, { meaning, fault }),
    onInput: (event: TargetedInputEvent<HTMLInputElement>) => onInput(event.currentTarget.value),
  } as const;
  return type === 'text' ? <input {...attributes} type="text" /> : <input {...attributes} type="password" />;
}

/** One line of text. */
export function TextField(props: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <Input {...props} id={id} type="text" />
      <Sayings id={id} meaning={props.meaning} fault={props.fault} />
    </div>
  );
}

/** One line that nobody beside you should read, with a button that shows it. */
export function SecretField(props: FieldProps & { readonly show: string; readonly hide: string }) {
  const id = useId();
  const [isShown, setShown] = useState(false);
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <div class="field-secret">
        <Input {...props} id={id} type={isShown ? 'text' : 'password'} />
        <Button
          act="show"
          kind="quiet"
          isPressed={isShown}
          label={`${props.show}: ${props.label}`}
          onClick={() => setShown(!isShown)}
        >
          {isShown ? props.hide : props.show}
        </Button>
      </div>
      <Sayings id={id} meaning={props.meaning} fault={props.fault} />
    </div>
  );
}

export interface SelectFieldProps<V extends string> {
  readonly name: string;
  readonly label: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: string) => void;
  readonly meaning?: string;
  readonly selectRef?: Ref<HTMLSelectElement>;
}

/** One of a few. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { name, label, value, options, onChange, meaning, selectRef } = props;
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="field-choice">
        <select
          id={id}
          ref={selectRef ?? null}
          name={name}
          value={value}
          {...saidOf(id, { meaning })}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
      <Sayings id={id} meaning={meaning} />
    </div>
  );
}
