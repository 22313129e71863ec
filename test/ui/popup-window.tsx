/** Opens the popup in front of a fake background, in a thread with Bob or elsewhere. */
import { vi } from 'vitest';
import { Popup } from '../../entrypoints/popup/popup.tsx';
import type { HeldThread, TabThread } from '../../lib/rpc/thread-types.ts';
import type { VaultStatus } from '../../lib/rpc/vault-types.ts';
import { noPasskeys, onlyCode, type Parts } from './edges.ts';
import { type Answers, fakeBackground } from './fake-background.ts';
import { settle, show } from './screen.ts';

export type Thread = Extract<TabThread, { kind: 'thread' }>;

export const thread = { site: 'x', ownId: '1001', conversationId: '1001-2002' };

/** What is held of the thread with Bob. */
export const held = (more: Partial<HeldThread> = {}): HeldThread => ({
  thread,
  keepDays: null,
  timer: 0,
  session: 'in-use',
  isInvitedAnew: false,
  peerId: '2002',
  muted: false,
  barred: false,
  ...more,
});

export const bob = (state: Thread['state'], more: Partial<Thread> = {}): Thread => ({
  kind: 'thread',
  site: 'x',
  state,
  peerHandle: 'bob',
  name: null,
  invitedAt: null,
  waiting: false,
  canAccept: false,
  unsent: null,
  ...more,
});

export interface Tab {
  status: VaultStatus;
  thread: TabThread;
}

export const openPopup = async (tab: Tab, answers: Answers = {}, tabId: number | null = 7, parts: Parts = {}) => {
  const openApp = vi.fn();
  const background = fakeBackground({
    'vault.status': () => ({ status: tab.status }),
    'tab.thread': () => tab.thread,
    'unlock.ways': () => onlyCode,
    ...answers,
  });
  const { ask, watch } = background;
  await show(null); // a window that is opened again remembers nothing
  const leave = vi.fn();
  const popup = { ask, watch, tabId, openApp, leave, passkeys: noPasskeys, wanted: async () => null, ...parts };
  await show(<Popup {...popup} />);
  await settle(); // what its parts ask once they are there
  return { ...background, openApp, leave };
};
