/** What windows use of the browser beside the background: passkeys and the promise to keep storage. Faked at that edge. */
import type { WantedSite } from '../../lib/people/not-used.tsx';
import type { UnlockWays } from '../../lib/rpc/vault-types.ts';
import type { Passkeys } from '../../lib/settings/passkey.ts';
import type { KeptStorage } from '../../lib/settings/storage-promise.tsx';

export interface Parts {
  readonly passkeys?: Passkeys;
  readonly storage?: KeptStorage;
  readonly mayNotify?: () => Promise<boolean>;
  readonly wanted?: () => Promise<WantedSite | null>;
}

export const onlyCode: UnlockWays = {
  lost: null,
  device: false,
  passkeys: [],
  waitSeconds: 0,
  lockShortcut: 'Alt+Shift+L',
  noticesScreenLock: true,
};

/** A browser that has none for extensions. */
export const noPasskeys: Passkeys = {
  isOffered: async () => false,
  make: async () => ({ kind: 'not-given' }),
  ask: async () => null,
};

/** A browser that promises when it is asked, and remembers how often it was. */
export const keptStorage = (): KeptStorage & { asked: number } => {
  const storage = {
    asked: 0,
    persist: async () => {
      storage.asked += 1;
      return true;
    },
    persisted: async () => storage.asked > 0,
  };
  return storage;
};
