/** Opens the app window in front of a fake background. */
import { App } from '../../entrypoints/app/app.tsx';
import type { VaultStatus } from '../../lib/rpc/contract.ts';
import { type Answers, fakeBackground } from './fake-background.ts';
import { show } from './screen.ts';

export const firstWords = 'orbit velvet candle mimic harvest ocean';
export const otherWords = 'paddle paddle quiet ribbon sunset tulip';

export const openApp = async (hash: string, vault: { status: VaultStatus }, answers: Answers = {}) => {
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
    'people.list': () => ({ people: [] }),
    'settings.get': () => ({ lockAfterMinutes: 0, invitationSentence: '' }),
    ...answers,
  });
  await show(<App ask={background.ask} watch={background.watch} version="0.1.0" />);
  return background;
};
