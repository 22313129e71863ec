/** Takes one file that the person chooses. Shows which one; reads nothing. */
import { useId } from 'preact/hooks';
import { Sayings, saidOf } from './sayings.tsx';

export interface FileFieldProps {
  readonly name: string;
  readonly label: string;
  /** On the button, while there is no file. */
  readonly choose: string;
  readonly accept: string;
  readonly file: File | null;
  readonly onFile: (file: File | null) => void;
  readonly fault?: string | null;
}

export function FileField({ name, label, choose, accept, file, onFile, fault }: FileFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="file-field">
        <input
          id={id}
          name={name}
          type="file"
          accept={accept}
          {...saidOf(id, { fault })}
          onChange={(event) => onFile(event.currentTarget.files?.[0] ?? null)}
        />
        <span class="file-shown" aria-hidden="true">
          {file === null ? choose : file.name}
        </span>
      </div>
      <Sayings id={id} fault={fault} />
    </div>
  );
}
