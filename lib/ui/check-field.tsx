/** A choice of yes or no. */
import { useId } from 'preact/hooks';

export interface CheckFieldProps {
  readonly name: string;
  readonly label: string;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
}

export function CheckField({ name, label, isChecked, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="field-check">
      <input
        type="checkbox"
        id={id}
        name={name}
        checked={isChecked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
    </div>
  );
}
