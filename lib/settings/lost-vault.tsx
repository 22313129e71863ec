/** Says that there was a vault and that its files, or what it held, are gone: the one thing that must never look like a first start. */
import { useEffect, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { UnlockWays } from '../rpc/vault-types.ts';
import { storageWords } from '../words/unlock-words.ts';

export function LostVault({ ask }: { readonly ask: Ask<'window'> }) {
  const [lost, setLost] = useState<UnlockWays['lost']>(null);
  useEffect(() => {
    ask('unlock.ways', {}).then(
      (ways) => setLost(ways.lost),
      () => {}, // said by whatever else asks
    );
  }, [ask]);
  if (lost === null) return null;
  return (
    <div class="notice notice-bad" role="alert" data-lost={lost}>
      <h2>{lost === 'vault' ? storageWords.lostTitle : storageWords.recordsLostTitle}</h2>
      <p>{lost === 'vault' ? storageWords.lost : storageWords.recordsLost}</p>
    </div>
  );
}
