/** Says on every screen that there is no proven backup, and leads to where one is made. Says nothing where there is one. */
import { useCallback } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { backupWords, sayStanding } from '../words/backup-words.ts';

export interface BackupNoticeProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly onOpen: () => void;
}

export function BackupNotice({ ask, watch, onOpen }: BackupNoticeProps) {
  const read = useCallback(() => ask('backup.status', {}), [ask]);
  const [reading] = useReading(read, watch);
  if (reading.kind !== 'known' || (reading.value.standing === 'proven' && !reading.value.isUnfinished)) return null;
  const { standing, isUnfinished } = reading.value;
  return (
    <aside class="notice notice-wait backup-notice" data-standing={isUnfinished ? 'unfinished' : standing}>
      <p>{isUnfinished ? backupWords.unfinished : sayStanding(standing).meaning}</p>
      <button type="button" class="button button-quiet" data-act="open-backup" onClick={onOpen}>
        {backupWords.open}
      </button>
    </aside>
  );
}
