/** What was made and is to be copied, piece by piece. When the last piece was copied it counts as sent, and stays here to be copied again. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { ToHandOver } from '../rpc/manual-types.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { useTask } from '../ui/use-task.ts';
import { manualWords, sayCopyPiece, sayToHandOver } from '../words/manual-words.ts';
import { sayFailure } from '../words/sentences.ts';
import { threadActionWords } from '../words/window-words.ts';

export interface HandingOverProps {
  readonly ask: Ask<'window'>;
  readonly thread: ThreadName;
  readonly outgoing: readonly ToHandOver[];
  readonly onHanded: () => void;
}

export function HandingOver({ ask, thread, outgoing, onHanded }: HandingOverProps) {
  const [handed, setHanded] = useState<readonly ToHandOver[]>([]);
  const { task, start } = useTask<null>();
  const handOver = (one: ToHandOver): void => {
    setHanded((before) => [...before.filter(({ id }) => id !== one.id), one].slice(-MAX_SHOWN));
    start(async () => {
      await ask('manual.handed', { thread, id: one.id });
      onHanded();
      return null;
    });
  };
  const shown = [...handed.filter(({ id }) => outgoing.every((one) => one.id !== id)), ...outgoing];
  if (shown.length === 0) return null;
  return (
    <div class="handing-over" data-outgoing={outgoing.length}>
      <h2>{manualWords.toCopy}</h2>
      <p class="soft small">{manualWords.toCopyMeaning}</p>
      {shown.map((one) => (
        <OneToHandOver
          key={one.id}
          one={one}
          isHanded={handed.some(({ id }) => id === one.id)}
          onHanded={() => handOver(one)}
        />
      ))}
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </div>
  );
}

/** So many that were copied stay in sight. */
const MAX_SHOWN = 3;

function OneToHandOver({
  one,
  isHanded,
  onHanded,
}: {
  readonly one: ToHandOver;
  readonly isHanded: boolean;
  readonly onHanded: () => void;
}) {
  const [copied, setCopied] = useState<ReadonlySet<string>>(new Set());
  const { kind, text, pieces } = one;
  const take = (piece: string): void => {
    const now = new Set([...copied, piece]);
    setCopied(now);
    if (!isHanded && pieces.every((each) => now.has(each))) onHanded();
  };
  return (
    <article data-hand-over={kind} data-handed={isHanded}>
      <h3>{sayToHandOver(kind)}</h3>
      {text === '' ? null : (
        <p class="pasted-text" dir="auto">
          {text}
        </p>
      )}
      {pieces.map((piece, index) => (
        <div key={piece} class="piece">
          <textarea class="copied-by-hand" readOnly aria-label={manualWords.encrypted} value={piece} />
          <CopyButton
            text={piece}
            label={sayCopyPiece(index + 1, pieces.length)}
            copied={threadActionWords.copied}
            failed={manualWords.copyFailed}
            onCopied={() => take(piece)}
          />
        </div>
      ))}
      {isHanded ? null : (
        <Button act="handed" kind="quiet" onClick={onHanded}>
          {manualWords.handed}
        </Button>
      )}
      <Status>{isHanded ? manualWords.copied : null}</Status>
    </article>
  );
}
