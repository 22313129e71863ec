/** A labelled field for text of several lines. Nothing typed here is offered to spelling services or restored by the browser. */
import type { Ref } from 'preact';
import { useId } from 'preact/hooks';
import { Sayings, saidOf } from './sayings.tsx';

export interface TextAreaProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly rows: number;
  /** A sentence under the field. */
  readonly meaning?: string;
  /** What is wrong with the value; shown and tied to the field. */
  readonly fault?: string | null;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
}

export function TextArea({ name, label, value, onInput, rows, meaning, fault, areaRef }: TextAreaProps) {
  const id = useId();
  const quiet = { spellcheck: false, autocapitalize: 'none', writingsuggestions: 'false' } as const; // newer than the type
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <textarea
        id={id}
        ref={areaRef ?? null}
        name={name}
        rows={rows}
        dir="auto"
        autocomplete="off"
        {...quiet}
        value={value}
        {...saidOf(id, { meaning, fault })}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <Sayings id={id} meaning={meaning} fault={fault} />
    </div>
  );
}
