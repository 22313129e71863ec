/** The app window. Puts the features' screens in their frame and knows nothing but which one is due. */
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import { PeopleList } from '../../lib/people/people-list.tsx';
import type { Ask } from '../../lib/rpc/client.ts';
import type { VaultStatus } from '../../lib/rpc/contract.ts';
import { About } from '../../lib/settings/about.tsx';
import { SettingsForm } from '../../lib/settings/settings-form.tsx';
import { UnlockForm } from '../../lib/settings/unlock-form.tsx';
import { VaultBar } from '../../lib/settings/vault-bar.tsx';
import { Welcome } from '../../lib/settings/welcome.tsx';
import { Button } from '../../lib/ui/button.tsx';
import { Alert, Status } from '../../lib/ui/notice.tsx';
import { useKeptFocus } from '../../lib/ui/use-kept-focus.ts';
import { useReading, type Watch } from '../../lib/ui/use-reading.ts';
import { sayFailure } from '../../lib/words/sentences.ts';
import { navigationWords, unlockWords, windowWords } from '../../lib/words/window-words.ts';
import { type Screen, screenFor, useScreen } from './route.ts';

export interface AppProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly version: string;
}

export function App({ ask, watch, version }: AppProps) {
  const look = useCallback(() => ask('vault.status', {}), [ask]);
  const [reading, lookAgain] = useReading(look, watch);
  const asked = useScreen();
  if (asked === 'about' && reading.kind !== 'known') {
    return (
      <Frame screen="about">
        <About version={version} />
      </Frame>
    );
  }

  if (reading.kind !== 'known') {
    return (
      <Frame>
        {reading.kind === 'reading' ? (
          <Status isBusy>{windowWords.loading}</Status>
        ) : (
          <>
            <Alert>{sayFailure(reading.failure)}</Alert>
            <Button act="again" onClick={lookAgain}>
              {windowWords.tryAgain}
            </Button>
          </>
        )}
      </Frame>
    );
  }
  const { status } = reading.value;
  const screen = screenFor(asked, status);
  return (
    <Frame screen={screen} status={status} bar={<VaultBar ask={ask} status={status} onLock={lookAgain} />}>
      {screen === 'welcome' ? <Welcome ask={ask} isDone={status === 'open'} onCreated={lookAgain} /> : null}
      {screen === 'unlock' ? <Unlock ask={ask} onOpen={lookAgain} /> : null}
      {screen === 'people' ? <PeopleList ask={ask} watch={watch} /> : null}
      {screen === 'settings' ? <SettingsForm ask={ask} watch={watch} /> : null}
      {screen === 'about' ? <About version={version} /> : null}
    </Frame>
  );
}

interface FrameProps {
  readonly screen?: Screen;
  readonly status?: VaultStatus;
  readonly bar?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Frame({ screen, status, bar, children }: FrameProps) {
  const places = status === 'none' ? (['welcome', 'about'] as const) : (['people', 'settings', 'about'] as const);
  return (
    <>
      <header>
        <p class="name">
          <img src="/icon/mark.svg" alt="" width="26" height="26" />
          Sotto
        </p>
        <nav aria-label={navigationWords.label}>
          {places.map((place) => (
            <a key={place} href={`#${place}`} aria-current={place === screen ? 'page' : undefined}>
              {navigationWords[place]}
            </a>
          ))}
        </nav>
        {bar}
      </header>
      <main ref={useKeptFocus<HTMLElement>(screen)} tabIndex={-1} data-screen={screen} data-vault={status}>
        {children}
      </main>
    </>
  );
}

function Unlock({ ask, onOpen }: { readonly ask: Ask<'window'>; readonly onOpen: () => void }) {
  return (
    <div class="unlock">
      <h1>{unlockWords.title}</h1>
      <UnlockForm ask={ask} onOpen={onOpen} />
    </div>
  );
}
