/** Everything in the settings that is about opening the vault and keeping it. */
import type { Ask } from '../rpc/client.ts';
import type { Watch } from '../ui/use-reading.ts';
import { ChangeCode } from './change-code.tsx';
import type { Passkeys } from './passkey.ts';
import { type KeptStorage, StoragePromise } from './storage-promise.tsx';
import { UnlockWaysCards } from './unlock-ways.tsx';

export interface UnlockSettingsProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly passkeys: Passkeys;
  readonly storage: KeptStorage;
}

export function UnlockSettings({ ask, watch, passkeys, storage }: UnlockSettingsProps) {
  return (
    <div class="settings-cards">
      <UnlockWaysCards ask={ask} watch={watch} passkeys={passkeys} />
      <ChangeCode ask={ask} />
      <StoragePromise storage={storage} />
    </div>
  );
}
