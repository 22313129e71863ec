/** What stands in place of the text area while nothing can be written: a locked vault, a blocked thread. */
import type { Ask } from '../rpc/client.ts';
import { Button } from '../ui/button.tsx';
import * as words from '../words/composer-words.ts';

/** The vault is locked. The code is typed in a window of the extension, never in here. */
export function Locked({ ask }: { readonly ask: Ask<'composer'> }) {
  return (
    <div class="composer composer-still">
      <Button act="unlock" kind="primary" onClick={() => void ask('composer.unlock', {}).catch(() => {})}>
        {words.unlockToWrite}
      </Button>
      <p class="soft small">{words.unlockToWriteMeaning}</p>
    </div>
  );
}

/** Another key appeared for the contact. */
export function Blocked() {
  return (
    <div class="composer composer-still">
      <p class="composer-bad">{words.blockedToWrite}</p>
      <p class="soft small">{words.blockedToWriteMeaning}</p>
    </div>
  );
}
