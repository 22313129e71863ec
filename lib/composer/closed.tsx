/** What stands in place of the text area while nothing can be written: a locked vault, a blocked thread, one without a session to write on. */
import type { Ask } from '../rpc/client.ts';
import type { ComposerState } from '../rpc/thread-types.ts';
import { Button } from '../ui/button.tsx';
import * as words from '../words/composer-words.ts';
import {
  copiedToWrite,
  copiedToWriteMeaning,
  renewingToWriteMeaning,
  sayRenewingToWrite,
} from '../words/keep-words.ts';
import { sayBlockedMeaning, sayBlockedToWrite } from '../words/key-change-words.ts';
import { barredToWriteMeaning, sayBarredToWrite } from '../words/people-words.ts';

export interface ClosedProps {
  readonly state: Exclude<ComposerState, { kind: 'open' }>;
  readonly ask: Ask<'composer'>;
}

export function Closed({ state, ask }: ClosedProps) {
  switch (state.kind) {
    case 'locked':
      return <Locked ask={ask} />;
    case 'blocked':
      return <Blocked name={state.name} />;
    case 'barred':
      return <Barred name={state.name} />;
    case 'copied':
      return <Copied />;
    case 'renewing':
      return <Renewing name={state.name} />;
    case 'restored':
      return <Restored name={state.name} isInvited={state.isInvited} />;
  }
}

/** The vault is locked. The code is typed in a window of the extension, never in here. */
function Locked({ ask }: { readonly ask: Ask<'composer'> }) {
  return (
    <div class="composer composer-still">
      <Button act="unlock" kind="primary" onClick={() => void ask('composer.unlock', {}).catch(() => {})}>
        {words.unlockToWrite}
      </Button>
      <p class="soft small">{words.unlockToWriteMeaning}</p>
    </div>
  );
}

/** Another copy of this profile has written here. */
function Copied() {
  return (
    <div class="composer composer-still">
      <p class="composer-bad">{copiedToWrite}</p>
      <p class="soft small">{copiedToWriteMeaning}</p>
    </div>
  );
}

/** A new session was begun, and waits for the contact. */
function Renewing({ name }: { readonly name: string }) {
  return (
    <div class="composer composer-still">
      <p>{sayRenewingToWrite(name)}</p>
      <p class="soft small">{renewingToWriteMeaning}</p>
    </div>
  );
}

/** Another key appeared for the contact. */
function Blocked({ name }: { readonly name: string }) {
  return (
    <div class="composer composer-still">
      <p class="composer-bad">{sayBlockedToWrite(name)}</p>
      <p class="soft small">{sayBlockedMeaning(name)}</p>
    </div>
  );
}

/** The person has blocked the contact. */
function Barred({ name }: { readonly name: string }) {
  return (
    <div class="composer composer-still">
      <p>{sayBarredToWrite(name)}</p>
      <p class="soft small">{barredToWriteMeaning}</p>
    </div>
  );
}

/** The thread came out of a backup: there is nothing to encrypt with yet. */
function Restored({ name, isInvited }: { readonly name: string; readonly isInvited: boolean }) {
  return (
    <div class="composer composer-still">
      <p>{isInvited ? words.sayInvitedAnew(name) : words.restoredToWrite}</p>
      <p class="soft small">{words.restoredToWriteMeaning}</p>
    </div>
  );
}
