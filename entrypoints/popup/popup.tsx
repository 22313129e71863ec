/** The popup always answers four questions: is the vault open, what is this tab, is this thread protected, what can I do now. */
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { WantedSite } from '../../lib/people/not-used.tsx';
import { ThreadPanel } from '../../lib/people/thread-panel.tsx';
import { useConversation } from '../../lib/people/use-conversation.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import type { TabThread } from '../../lib/rpc/thread-types.ts';
import type { VaultStatus } from '../../lib/rpc/vault-types.ts';
import { BackupNotice } from '../../lib/settings/backup-notice.tsx';
import { LostVault } from '../../lib/settings/lost-vault.tsx';
import { OpensBy } from '../../lib/settings/opens-by.tsx';
import type { Passkeys } from '../../lib/settings/passkey.ts';
import { UnlockForm } from '../../lib/settings/unlock-form.tsx';
import { VaultBar } from '../../lib/settings/vault-bar.tsx';
import { Button } from '../../lib/ui/button.tsx';
import { Card } from '../../lib/ui/card.tsx';
import { NotKnown } from '../../lib/ui/not-known.tsx';
import { useKeptFocus } from '../../lib/ui/use-kept-focus.ts';
import { useReading, type Watch } from '../../lib/ui/use-reading.ts';
import { restoreWords } from '../../lib/words/backup-words.ts';
import { navigationWords, readingWords, windowWords } from '../../lib/words/window-words.ts';

export interface PopupProps {
  readonly ask: Ask<'window'>;
  readonly watch: Watch;
  /** The tab that it is about, or null when there is none. */
  readonly tabId: number | null;
  readonly openApp: (
    route: 'welcome' | 'people' | 'backup' | 'recover' | 'verify' | 'key' | 'restore' | 'manual',
  ) => void;
  readonly passkeys: Passkeys;
  /** The site of the tab as far as the browser shows it: where Sotto is not in use yet. */
  readonly wanted: () => Promise<WantedSite | null>;
  /** Gives way to the page, in which it goes on. */
  readonly leave: () => void;
}

interface Facts {
  readonly wanted: WantedSite | null;
  readonly status: VaultStatus;
  readonly thread: TabThread;
}

export function Popup({ ask, watch, tabId, openApp, passkeys, wanted, leave }: PopupProps) {
  const look = useCallback(async (): Promise<Facts> => {
    const { status } = await ask('vault.status', {});
    const thread: TabThread = tabId === null ? { kind: 'no-site' } : await ask('tab.thread', { tabId });
    return { status, thread, wanted: thread.kind === 'no-site' ? await wanted() : null };
  }, [ask, tabId, wanted]);
  const [reading, lookAgain] = useReading(look, watch);
  const conversation = useConversation(reading.kind === 'known' ? reading.value.thread : null);

  if (reading.kind !== 'known') {
    return (
      <Frame>
        <NotKnown reading={reading} onAgain={lookAgain} words={readingWords} />
      </Frame>
    );
  }
  const { status, thread } = reading.value;
  return (
    <Frame facts={reading.value} bar={<VaultBar ask={ask} status={status} onLock={lookAgain} />}>
      {status === 'open' ? <LostVault ask={ask} /> : null}
      {status === 'none' ? <NotSetUp ask={ask} onSetUp={() => openApp('welcome')} /> : null}
      <ThreadPanel
        key={conversation}
        ask={ask}
        tabId={tabId}
        thread={thread}
        wanted={reading.value.wanted}
        canAct={status === 'open'}
        onChanged={lookAgain}
        onVerify={() => openApp('verify')}
        onOpen={openApp}
        onLeave={leave}
      />
      {status === 'open' ? <BackupNotice ask={ask} watch={watch} onOpen={() => openApp('backup')} /> : null}
      {status === 'locked' ? (
        <>
          <UnlockForm ask={ask} passkeys={passkeys} onOpen={lookAgain} />
          <Button act="use-words" kind="quiet" onClick={() => openApp('recover')}>
            {restoreWords.forgotten}
          </Button>
        </>
      ) : null}
      {status === 'none' ? null : (
        <footer>
          <OpensBy ask={ask} watch={watch} />
          <Button act="open-app" kind="quiet" onClick={() => openApp('people')}>
            {windowWords.openApp}
          </Button>
          <Button act="open-manual" kind="quiet" onClick={() => openApp('manual')}>
            {navigationWords.manual}
          </Button>
        </footer>
      )}
    </Frame>
  );
}

interface FrameProps {
  readonly facts?: Facts;
  readonly bar?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Frame({ facts, bar, children }: FrameProps) {
  const thread = facts?.thread;
  return (
    <main
      ref={useKeptFocus<HTMLElement>(facts?.status)}
      tabIndex={-1}
      data-vault={facts?.status}
      data-thread={thread?.kind === 'thread' ? thread.state : thread?.kind}
    >
      <header>
        <h1>
          <img src="/icon/mark.svg" alt="" width="22" height="22" />
          Sotto
        </h1>
        {bar}
      </header>
      {children}
    </main>
  );
}

function NotSetUp({ ask, onSetUp }: { readonly ask: Ask<'window'>; readonly onSetUp: () => void }) {
  return (
    <Card title={windowWords.notSetUp}>
      <LostVault ask={ask} />
      <p class="soft">{windowWords.notSetUpMeaning}</p>
      <Button act="set-up" kind="primary" onClick={onSetUp}>
        {windowWords.setUp}
      </Button>
    </Card>
  );
}
