/** Opens the popup in front of a fake background, in a thread with Bob or elsewhere. */
import { vi } from 'vitest';
import { Popup } from '../../entrypoints/popup/popup.tsx';
import type { TabThread, VaultStatus } from '../../lib/rpc/contract.ts';
import { type Answers, fakeBackground } from './fake-background.ts';
import { show } from './screen.ts';

export type Thread = Extract<TabThread, { kind: 'thread' }>;

export const bob = (state: Thread['state'], more: Partial<Thread> = {}): Thread => ({
  kind: 'thread',
  site: 'x',
  state,
  peerHandle: 'bob',
  name: null,
  invitedAt: null,
  waiting: false,
  unsent: null,
  ...more,
});

export interface Tab {
  status: VaultStatus;
  thread: TabThread;
}

export const openPopup = async (tab: Tab, answers: Answers = {}, tabId: number | null = 7) => {
  const openApp = vi.fn();
  const background = fakeBackground({
    'vault.status': () => ({ status: tab.status }),
    'tab.thread': () => tab.thread,
    ...answers,
  });
  await show(<Popup ask={background.ask} watch={background.watch} tabId={tabId} openApp={openApp} />);
  return { ...background, openApp };
};
