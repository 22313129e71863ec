/** Twelve words and their QR code on a sheet to be printed. Shown once; keeps nothing and copies nothing. */
import { h } from 'preact';
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Alert } from '../ui/notice.tsx';
import { Qr } from '../ui/qr.tsx';
import { useTask } from '../ui/use-task.ts';
import { sayDrawnOn, sheetWords } from '../words/backup-words.ts';
import { sayFailure } from '../words/sentences.ts';

export interface Drawn {
  readonly words: string;
  /** What the QR code holds. */
  readonly qr: string;
}

export interface RecoverySheetProps {
  readonly ask: Ask<'window'>;
  readonly drawn: Drawn;
  readonly onDone: () => void;
}

export function RecoverySheet({ ask, drawn, onDone }: RecoverySheetProps) {
  const { task, start } = useTask<void>();
  const keep = async (): Promise<void> => {
    await ask('backup.keep-words', {});
    onDone();
  };
  return (
    <Card title={sheetWords.title} level={1} isReplacement>
      <div class="sheet" data-sheet>
        <p>{sheetWords.lead}</p>
        <h2>{sheetWords.words}</h2>
        {h(
          'ol',
          { class: 'sheet-words', 'data-words': '' },
          ...drawn.words.split(' ').map((word) => h('li', null, word)),
        )}
        <figure class="sheet-qr">
          <Qr text={drawn.qr} label={sheetWords.qr} />
          <figcaption class="small">{sheetWords.qr}</figcaption>
        </figure>
        <p class="sheet-line">{sheetWords.place}</p>
        <p class="notice notice-wait">{sheetWords.warning}</p>
        <p class="soft small">{sayDrawnOn(Date.now() / 1000)}</p>
      </div>
      <div class="row sheet-acts">
        <Button act="print" kind="primary" onClick={() => print()}>
          {sheetWords.print}
        </Button>
        <Button act="sheet-done" isBusy={task.kind === 'busy'} onClick={() => start(keep)}>
          {sheetWords.done}
        </Button>
      </div>
      {task.kind === 'failed' ? <Alert>{sayFailure(task.failure)}</Alert> : null}
    </Card>
  );
}
