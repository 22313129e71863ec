/** Says in one line which way opens the vault, so that nobody is surprised by the other. */
import { useCallback } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { useReading, type Watch } from '../ui/use-reading.ts';
import { sayVaultOpensBy } from '../words/unlock-words.ts';

export function OpensBy({ ask, watch }: { readonly ask: Ask<'window'>; readonly watch: Watch }) {
  const read = useCallback(() => ask('unlock.ways', {}), [ask]);
  const [reading] = useReading(read, watch);
  if (reading.kind !== 'known') return null;
  const { device } = reading.value;
  return (
    <p class="soft small" data-opens-by={device ? 'device' : 'code'}>
      {sayVaultOpensBy(device)}
    </p>
  );
}
