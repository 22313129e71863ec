/** Second step of the welcome: a security code is chosen, proven and made into a vault. */
import { useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import { Card } from '../ui/card.tsx';
import { codeWords } from '../words/welcome-words.ts';
import { NewCode } from './new-code.tsx';

export interface CreateVaultProps {
  readonly ask: Ask<'window'>;
  /** The vault is there and open. */
  readonly onCreated: () => void;
}

export function CreateVault({ ask, onCreated }: CreateVaultProps) {
  const [isOwn, setOwn] = useState(false);
  return (
    <div class="create-vault">
      <Card title={isOwn ? codeWords.ownTitle : codeWords.suggestedTitle} level={1} topic={String(isOwn)} isReplacement>
        <NewCode
          ask={ask}
          isOwn={isOwn}
          onOwn={setOwn}
          isReady={() => true}
          onChosen={async (code) => {
            await ask('vault.create', { code });
            onCreated();
          }}
          act="create-vault"
          label={codeWords.create}
          working={codeWords.creating}
        >
          <Loss />
        </NewCode>
      </Card>
    </div>
  );
}

/** What a forgotten code means, said before the vault exists. */
function Loss() {
  return (
    <div class="notice">
      <h2>{codeWords.lossTitle}</h2>
      <p>{codeWords.loss}</p>
    </div>
  );
}
