/** Which screen of the app is shown: what the address asks for, as far as the vault's state allows it. */
import { useEffect, useState } from 'preact/hooks';
import type { VaultStatus } from '../../lib/rpc/vault-types.ts';

export const screens = [
  'welcome',
  'unlock',
  'recover',
  'people',
  'verify',
  'key',
  'search',
  'manual',
  'settings',
  'backup',
  'restore',
  'about',
] as const;
export type Screen = (typeof screens)[number];

/** The screen named by an address's `#…`; people when it names none. */
export const screenIn = (hash: string): Screen => screens.find((screen) => `#${screen}` === hash) ?? 'people';

/** The screen that can be shown. The address stays, so that after unlocking one is where one wanted to go. */
export const screenFor = (asked: Screen, status: VaultStatus): Screen => {
  if (asked === 'about') return 'about';
  if (status === 'none') return asked === 'restore' ? 'restore' : 'welcome';
  if (status === 'locked') return asked === 'recover' ? 'recover' : 'unlock';
  return asked === 'unlock' || asked === 'recover' ? 'people' : asked;
};

/** The screen that the address asks for, followed as it changes. */
export const useScreen = (): Screen => {
  const [screen, setScreen] = useState(screenIn(location.hash));
  useEffect(() => {
    const end = new AbortController();
    const follow = (): void => {
      setScreen(screenIn(location.hash));
      scrollTo(0, 0);
    };
    addEventListener('hashchange', follow, { signal: end.signal });
    return () => end.abort();
  }, []);
  return screen;
};
