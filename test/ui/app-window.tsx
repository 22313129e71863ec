/** Opens the app window in front of a fake background. */
import { App } from '../../entrypoints/app/app.tsx';
import type { BackupStatus, VaultStatus } from '../../lib/rpc/vault-types.ts';
import { keptStorage, noPasskeys, onlyCode, type Parts } from './edges.ts';
import { type Answers, fakeBackground } from './fake-background.ts';
import { settle, show } from './screen.ts';

export const noBackup: BackupStatus = {
  standing: 'none',
  madeAt: null,
  provenAt: null,
  hasWords: false,
  isUnfinished: false,
};

export const firstWords = 'orbit velvet candle mimic harvest ocean';
export const otherWords = 'paddle paddle quiet ribbon sunset tulip';

/** The files that pass between window and background, kept in memory. */
const windowFiles = () => {
  const handedOver: Blob[] = [];
  return {
    handedOver,
    handOver: async (file: Blob) => void handedOver.push(file),
    takeMade: async () => new Blob(['sealed']),
  };
};

export const openApp = async (
  hash: string,
  vault: { status: VaultStatus },
  answers: Answers = {},
  parts: Parts = {},
) => {
  location.hash = hash;
  const codes = [firstWords, otherWords];
  const background = fakeBackground({
    'vault.status': () => ({ status: vault.status }),
    'vault.suggest': () => ({ code: codes.shift() ?? otherWords }),
    'vault.create': () => {
      vault.status = 'open';
      return {};
    },
    'vault.unlock': () => {
      vault.status = 'open';
      return {};
    },
    'unlock.ways': () => onlyCode,
    'unlock.judge': () => ({ strength: 'enough' }),
    'people.list': () => ({ people: [], accounts: [] }),
    'settings.get': () => ({ lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence: '' }),
    'backup.status': () => noBackup,
    ...answers,
  });
  const { ask, watch } = background;
  const files = windowFiles();
  await show(null); // a window that is opened again remembers nothing
  await show(
    <App
      {...{ ask, watch, passkeys: noPasskeys, storage: keptStorage(), files, mayNotify: async () => true, ...parts }}
      version="0.1.0"
    />,
  );
  await settle(); // what a screen asks once it is there
  return { ...background, files };
};
