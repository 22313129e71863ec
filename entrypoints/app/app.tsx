/** The app window. Puts the features' screens in their frame and knows nothing but which one is due. */
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import { KeyScreen } from '../../lib/people/key-screen.tsx';
import { ManualScreen } from '../../lib/people/manual-screen.tsx';
import { PeopleList } from '../../lib/people/people-list.tsx';
import { Search } from '../../lib/people/search.tsx';
import { VerifyScreen } from '../../lib/people/verify-screen.tsx';
import type { Ask } from '../../lib/rpc/client.ts';
import type { WindowFiles } from '../../lib/rpc/handed-files.ts';
import type { VaultStatus } from '../../lib/rpc/vault-types.ts';
import { About } from '../../lib/settings/about.tsx';
import { BackupNotice } from '../../lib/settings/backup-notice.tsx';
import { BackupScreen } from '../../lib/settings/backup-screen.tsx';
import { LostVault } from '../../lib/settings/lost-vault.tsx';
import type { Passkeys } from '../../lib/settings/passkey.ts';
import { RecoveryUnlock } from '../../lib/settings/recovery-unlock.tsx';
import { RestoreForm } from '../../lib/settings/restore-form.tsx';
import { SettingsForm } from '../../lib/settings/settings-form.tsx';
import type { KeptStorage } from '../../lib/settings/storage-promise.tsx';
import { UnlockForm } from '../../lib/settings/unlock-form.tsx';
import { UnlockSettings } from '../../lib/settings/unlock-settings.tsx';
import { VaultBar } from '../../lib/settings/vault-bar.tsx';
import { Welcome } from '../../lib/settings/welcome.tsx';
import { NotKnown } from '../../lib/ui/not-known.tsx';
import { useKeptFocus } from '../../lib/ui/use-kept-focus.ts';
import { useReading, type Watch } from '../../lib/ui/use-reading.ts';
import { navigationWords, readingWords, unlockWords } from '../../lib/words/window-words.ts';
import { type Screen, screenFor, useScreen } from './route.ts';

export interface AppProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  readonly version: string;
  readonly passkeys: Passkeys;
  readonly storage: KeptStorage;
  readonly files: WindowFiles;
  /** Asks the browser's leave to show notifications. */
  readonly mayNotify: () => Promise<boolean>;
  /** The tab with the thread whose key is to be checked. */
  readonly tabId?: number | null;
}

export function App(props: AppProps) {
  const { ask, watch, version, storage } = props;
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
        <NotKnown reading={reading} onAgain={lookAgain} words={readingWords} />
      </Frame>
    );
  }
  const { status } = reading.value;
  const created = (): void => {
    void storage.persist().catch(() => false); // said in the settings, whatever the answer
    lookAgain();
  };
  const screen = screenFor(asked, status);
  return (
    <Frame screen={screen} status={status} bar={<VaultBar ask={ask} status={status} onLock={lookAgain} />}>
      <Shown {...props} screen={screen} status={status} look={lookAgain} onCreated={created} />
    </Frame>
  );
}

interface ShownProps extends AppProps {
  readonly screen: Screen;
  readonly status: VaultStatus;
  /** The vault may have become another. */
  readonly look: () => void;
  readonly onCreated: () => void;
}

/** The screen that is due, and above it what is missing of a backup. */
function Shown({ screen, status, look, onCreated, ...props }: ShownProps) {
  const { ask, watch, version, passkeys, storage, files, mayNotify, tabId = null } = props;
  const isOpen = status === 'open';
  const shown: Record<Screen, () => ComponentChildren> = {
    welcome: () => <Welcome ask={ask} isDone={isOpen} onCreated={onCreated} watch={watch} files={files} />,
    unlock: () => <Unlock ask={ask} passkeys={passkeys} isForgotten={false} onOpen={look} />,
    recover: () => <Unlock ask={ask} passkeys={passkeys} isForgotten onOpen={look} />,
    people: () => <PeopleList ask={ask} watch={watch} />,
    verify: () => <VerifyScreen ask={ask} watch={watch} tabId={tabId} />,
    key: () => <KeyScreen ask={ask} watch={watch} tabId={tabId} />,
    manual: () => <ManualScreen ask={ask} watch={watch} tabId={tabId} />,
    search: () => <Search ask={ask} watch={watch} />,
    settings: () => (
      <>
        <SettingsForm ask={ask} watch={watch} mayNotify={mayNotify} />
        <UnlockSettings {...{ ask, watch, passkeys, storage }} />
      </>
    ),
    backup: () => <BackupScreen ask={ask} watch={watch} files={files} />,
    restore: () => <RestoreForm ask={ask} files={files} isNew={status === 'none'} onRestored={look} />,
    about: () => <About version={version} />,
  };
  return (
    <>
      {isOpen && screen !== 'restore' ? <LostVault ask={ask} /> : null}
      {isOpen && !aboutBackups.has(screen) ? (
        <BackupNotice ask={ask} watch={watch} onOpen={() => location.assign('#backup')} />
      ) : null}
      {shown[screen]()}
    </>
  );
}

/** Screens that speak of the backup themselves. */
const aboutBackups: ReadonlySet<Screen> = new Set(['welcome', 'backup', 'restore']);

interface FrameProps {
  readonly screen?: Screen;
  readonly status?: VaultStatus;
  readonly bar?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Frame({ screen, status, bar, children }: FrameProps) {
  const places =
    status === 'none'
      ? (['welcome', 'restore', 'about'] as const)
      : (['people', 'search', 'manual', 'settings', 'backup', 'about'] as const);
  return (
    <>
      <header>
        <p class="name">
          <img src="/icon/mark.svg" alt="" width="26" height="26" />
          Sotto
        </p>
        {bar}
        <nav aria-label={navigationWords.label}>
          {places.map((place) => (
            <a key={place} href={`#${place}`} aria-current={place === screen ? 'page' : undefined}>
              {navigationWords[place]}
            </a>
          ))}
        </nav>
      </header>
      <main ref={useKeptFocus<HTMLElement>(screen)} tabIndex={-1} data-screen={screen} data-vault={status}>
        {children}
      </main>
    </>
  );
}

interface UnlockProps extends Pick<AppProps, 'ask' | 'passkeys'> {
  /** The person has said already that the code is forgotten. */
  readonly isForgotten: boolean;
  readonly onOpen: () => void;
}

function Unlock({ isForgotten, ...props }: UnlockProps) {
  return (
    <div class="unlock">
      <h1>{unlockWords.title}</h1>
      {isForgotten ? null : <UnlockForm {...props} />}
      <RecoveryUnlock ask={props.ask} isForgotten={isForgotten} onOpen={props.onOpen} />
    </div>
  );
}
