/** Says where the vault lies and whether the browser promised to keep it. */
import { useEffect, useState } from 'preact/hooks';
import { Card } from '../ui/card.tsx';
import { storageWords } from '../words/unlock-words.ts';

/** The part of the browser's storage manager that can be asked for a promise. */
export interface KeptStorage {
  persist(): Promise<boolean>;
  persisted(): Promise<boolean>;
}

export function StoragePromise({ storage }: { readonly storage: KeptStorage }) {
  const [isPromised, setPromised] = useState<boolean | null>(null);
  useEffect(() => void storage.persisted().then(setPromised, () => setPromised(false)), [storage]);
  return (
    <Card title={storageWords.title}>
      <p data-promised={isPromised === null ? undefined : String(isPromised)}>
        {isPromised === null ? null : isPromised ? storageWords.promised : storageWords.notPromised}
      </p>
      <p class="soft">{storageWords.removal}</p>
    </Card>
  );
}
