/** The ways in which the vault can be opened, for a window that waits in front of a locked one. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { UnlockWays } from '../rpc/vault-types.ts';

/** Null until they are known, and when they cannot be: the code opens the vault in any case. Returns how to ask again, too. */
export const useWays = (ask: Ask<'window'>): readonly [UnlockWays | null, () => Promise<void>] => {
  const [ways, setWays] = useState<UnlockWays | null>(null);
  const look = useCallback(async () => {
    setWays(await ask('unlock.ways', {}).catch(() => null));
  }, [ask]);
  useEffect(() => void look(), [look]);
  return [ways, look];
};
