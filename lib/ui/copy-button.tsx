/** Copies a text; where the browser refuses, shows it to be copied by hand. */
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Status } from './notice.tsx';

export interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copied: string;
  readonly failed: string;
  /** Spoken name of the field that shows the text when copying was refused; without one it is shown already. */
  readonly shown?: string;
  readonly onCopied?: () => void;
}

export function CopyButton({ text, label, copied, failed, shown, onCopied }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setState('copied');
      onCopied?.();
    } catch {
      setState('failed'); // no permission, or no focus
    }
  };
  return (
    <>
      <div class="row">
        <Button act="copy" onClick={() => void copy()}>
          {label}
        </Button>
        <Status>{state === 'copied' ? copied : null}</Status>
      </div>
      {state === 'failed' ? (
        <>
          <p class="small">{failed}</p>
          {shown === undefined ? null : <textarea class="copied-by-hand" readOnly aria-label={shown} value={text} />}
        </>
      ) : null}
    </>
  );
}
