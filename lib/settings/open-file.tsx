/** A chosen backup file and what opens it: the fields that trying and restoring have in common. */

import { useState } from 'preact/hooks';
import { MAX_CODE } from '../rpc/caps.ts';
import { SecretField } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { backupWords } from '../words/backup-words.ts';
import { unlockWords } from '../words/window-words.ts';

export interface ChosenFile {
  readonly file: File | null;
  readonly secret: string;
  readonly fault: 'no-file' | 'no-secret' | null;
  readonly change: (change: { readonly file?: File | null; readonly secret?: string }) => void;
  /** File and secret when both are there; else says what is missing. */
  readonly ready: () => { readonly file: File; readonly secret: string } | null;
  readonly clear: () => void;
}

/** @param onChange what was said of the last try is void */
export const useChosenFile = (onChange: () => void): ChosenFile => {
  const [file, setFile] = useState<File | null>(null);
  const [secret, setSecret] = useState('');
  const [fault, setFault] = useState<ChosenFile['fault']>(null);
  return {
    file,
    secret,
    fault,
    change: (change) => {
      if (change.file !== undefined) setFile(change.file);
      if (change.secret !== undefined) setSecret(change.secret);
      setFault(null);
      onChange();
    },
    ready: () => {
      if (file === null) setFault('no-file');
      else if (secret.trim() === '') setFault('no-secret');
      else return { file, secret };
      return null;
    },
    clear: () => setSecret(''),
  };
};

export function ChosenFileFields({ chosen }: { readonly chosen: ChosenFile }) {
  return (
    <>
      <FileField
        name="backup-file"
        label={backupWords.file}
        choose={backupWords.choose}
        accept=".sotto"
        file={chosen.file}
        onFile={(file) => chosen.change({ file })}
        fault={chosen.fault === 'no-file' ? backupWords.noFile : null}
      />
      <SecretField
        maxLength={MAX_CODE}
        name="secret"
        label={backupWords.secret}
        value={chosen.secret}
        onInput={(secret) => chosen.change({ secret })}
        show={unlockWords.show}
        hide={unlockWords.hide}
        fault={chosen.fault === 'no-secret' ? backupWords.noSecret : null}
      />
    </>
  );
}
