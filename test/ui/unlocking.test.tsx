// @vitest-environment happy-dom
/** Opening the vault and what the settings say of it: code, this device, passkeys, waiting, and what became of the storage. */
import { act } from 'preact/test-utils';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { ErrorCode } from '../../lib/rpc/errors.ts';
import type { UnlockWays, VaultStatus } from '../../lib/rpc/vault-types.ts';
import type { Passkeys } from '../../lib/settings/passkey.ts';
import { sayError } from '../../lib/words/sentences.ts';
import {
  changeCodeWords,
  lockingWords,
  passkeyWords,
  rememberWords,
  sayOpensBy,
  sayVaultOpensBy,
  sayWait,
  storageWords,
} from '../../lib/words/unlock-words.ts';
import { firstWords, openApp } from './app-window.tsx';
import { keptStorage, noPasskeys, onlyCode } from './edges.ts';
import { bob, openPopup, type Tab } from './popup-window.tsx';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

const known = { id: 'a1', salt: '22' };
const passkeys = (more: Partial<Passkeys> = {}): Passkeys => ({ ...noPasskeys, isOffered: async () => true, ...more });

/** The app in front of a vault whose ways change as they are asked to. */
const withWays = async (hash: string, status: VaultStatus, first: Partial<UnlockWays>, door: Passkeys = noPasskeys) => {
  const vault = { status };
  let ways: UnlockWays = { ...onlyCode, ...first };
  const open = () => {
    vault.status = 'open';
    return {};
  };
  const background = await openApp(
    hash,
    vault,
    {
      'unlock.ways': () => ways,
      'unlock.remember': ({ remembered }) => {
        ways = { ...ways, device: remembered };
        return {};
      },
      'unlock.by-device': open,
      'unlock.by-passkey': open,
      'unlock.add-passkey': ({ id, salt }) => {
        ways = { ...ways, passkeys: [...ways.passkeys, { id, salt }] };
        return {};
      },
      'unlock.remove-passkey': ({ id }) => {
        ways = { ...ways, passkeys: ways.passkeys.filter((one) => one.id !== id) };
        return {};
      },
    },
    { passkeys: door },
  );
  return { ...background, turn: (more: Partial<UnlockWays>) => (ways = { ...ways, ...more }) };
};

describe('a locked vault', () => {
  it('that is remembered on this device opens with one click, or with the code', async () => {
    const { asked } = await withWays('#people', 'locked', { device: true });
    expect(isThere('[data-form=unlock] input[name=code]')).toBe(true);
    expect(document.activeElement).toBe(find('[data-act=unlock-by-device]'));
    await click('[data-act=unlock-by-device]');
    expect(asked).toContainEqual({ method: 'unlock.by-device', params: {} });
    expect(find('main').dataset['vault']).toBe('open');
  });

  it('asks for the code at once where nothing else opens it, and leads from the popup to the recovery words', async () => {
    const { openApp: opened } = await openPopup({ status: 'locked', thread: bob('locked') });
    expect(document.activeElement).toBe(find('input[name=code]'));
    await click('[data-act=use-words]');
    expect(opened.mock.calls).toEqual([['recover']]);
  });

  it('says where recovery words belong when they are typed as the code', async () => {
    await openApp('#people', { status: 'locked' }, { 'vault.unlock': () => ({ error: 'vault/wrong-code' }) });
    const refusalOf = async (typed: string) => {
      await fill('input[name=code]', typed);
      await click('[data-act=unlock]');
      return textOf('[data-form=unlock]');
    };
    expect(await refusalOf('eleven '.repeat(11))).not.toContain('recovery words');
    expect(await refusalOf('twelve '.repeat(12))).toContain('Then choose “Forgotten? Use your recovery words” below.');
  });

  it('says why it does not open by this device', async () => {
    const answers = { 'unlock.by-device': () => ({ error: 'vault/not-remembered' }) as const };
    await openApp(
      '#people',
      { status: 'locked' },
      { 'unlock.ways': () => ({ ...onlyCode, device: true }), ...answers },
    );
    await click('[data-act=unlock-by-device]');
    expect(textOf('[role=alert]')).toBe(sayError('vault/not-remembered'));
  });

  it('opens by a passkey, where the browser can ask for one', async () => {
    const given = { id: 'a1', secret: '33' };
    const { asked } = await withWays('#people', 'locked', { passkeys: [known] }, passkeys({ ask: async () => given }));
    expect(isThere('[data-act=unlock-by-device]')).toBe(false);
    await click('[data-act=unlock-by-passkey]');
    expect(asked).toContainEqual({ method: 'unlock.by-passkey', params: given });
    expect(find('main').dataset['vault']).toBe('open');
  });

  it('stays locked when no passkey is given, and offers none where there is none', async () => {
    await withWays('#people', 'locked', { passkeys: [known] }, passkeys());
    await click('[data-act=unlock-by-passkey]');
    expect(textOf('.unlock-other')).toContain(passkeyWords.notGiven);
    expect(find('main').dataset['vault']).toBe('locked');
    await withWays('#people', 'locked', { passkeys: [known] });
    expect(isThere('[data-act=unlock-by-passkey]')).toBe(false);
  });

  it('R-VAULT-35: says how many seconds to wait, takes no code meanwhile, and takes one afterwards', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    let waitSeconds = 0;
    const { asked } = await openApp(
      '#people',
      { status: 'locked' },
      {
        'unlock.ways': () => ({ ...onlyCode, waitSeconds }),
        'vault.unlock': () => {
          waitSeconds = 4;
          return { error: 'vault/wrong-code' };
        },
      },
    );
    const tries = () => asked.filter(({ method }) => method === 'vault.unlock').length;
    await fill('input[name=code]', 'wrong');
    await click('[data-act=unlock]');
    expect(textOf('[role=alert]')).toBe(sayError('vault/wrong-code'));
    const saidWait = () => textOf('[data-form=unlock] > [role=status]');
    await settle();
    expect(saidWait()).toBe(sayWait(4));
    await click('[data-act=unlock]');
    expect(tries()).toBe(1);
    await act(() => void vi.advanceTimersByTime(3_000));
    expect(saidWait()).toBe(sayWait(1));
    await act(() => void vi.advanceTimersByTime(1_000));
    expect(saidWait()).toBe('');
    await click('[data-act=unlock]');
    expect(tries()).toBe(2);
  });

  it.each<ErrorCode>(['vault/corrupt', 'vault/newer', 'vault/unreadable', 'vault/full'])(
    'whose storage fails with %s says so in its own words, in every window',
    async (error) => {
      await openApp('#people', { status: 'locked' }, { 'vault.status': () => ({ error }) });
      expect(textOf('[role=alert]')).toBe(sayError(error));
      await openPopup({ status: 'locked', thread: bob('locked') }, { 'vault.status': () => ({ error }) });
      expect(textOf('[role=alert]')).toBe(sayError(error));
      await openApp('#people', { status: 'locked' }, { 'vault.unlock': () => ({ error }) });
      await fill('input[name=code]', firstWords);
      await click('[data-act=unlock]');
      expect(textOf('[role=alert]')).toBe(sayError(error));
    },
  );

  it('complaint 5: that is gone is said to be gone, and not taken for a first start', async () => {
    const lost: UnlockWays = { ...onlyCode, lost: 'vault' };
    await openApp('#welcome', { status: 'none' }, { 'unlock.ways': () => lost });
    expect(textOf('[data-lost]')).toContain(storageWords.lost);
    await openPopup({ status: 'none', thread: bob('off') }, { 'unlock.ways': () => lost });
    expect(textOf('[data-lost]')).toContain(storageWords.lost);
    await openApp('#welcome', { status: 'none' });
    expect(isThere('[data-lost]')).toBe(false);

    const emptied: UnlockWays = { ...onlyCode, lost: 'records' };
    await openApp('#people', { status: 'open' }, { 'unlock.ways': () => emptied });
    expect(textOf('[data-lost]')).toContain(storageWords.recordsLost);
    await openPopup({ status: 'open', thread: bob('off') }, { 'unlock.ways': () => emptied });
    expect(textOf('[data-lost]')).toContain(storageWords.recordsLost);
  });
});

describe('the popup', () => {
  it.each([true, false])('says which way opens the vault (by itself: %s)', async (device) => {
    const tab: Tab = { status: 'open', thread: bob('off') };
    await openPopup(tab, { 'unlock.ways': () => ({ ...onlyCode, device }) });
    expect(textOf('[data-opens-by]')).toBe(sayVaultOpensBy(device));
  });
});

describe('the settings', () => {
  it('remember on this device with one click, say what that means before, and ask for the code again with another', async () => {
    const { asked } = await withWays('#settings', 'open', {});
    const card = () => textOf('main');
    expect(card()).toContain(sayOpensBy(false));
    expect(card()).toContain(rememberWords.meaning);
    await click('[data-act=remember]');
    expect(card()).toContain(sayOpensBy(true));
    expect(card()).toContain(rememberWords.locking);
    await click('[data-act=withdraw]');
    expect(card()).toContain(sayOpensBy(false));
    const turns = asked.filter(({ method }) => method === 'unlock.remember').map(({ params }) => params);
    expect(turns).toEqual([{ remembered: true }, { remembered: false }]);
  });

  it('change the code after the old one was typed, and offer six words first', async () => {
    const { asked } = await openApp('#settings', { status: 'open' }, { 'unlock.change-code': () => ({}) });
    await click('[data-act=change-code]');
    expect(textOf('main')).toContain(changeCodeWords.backups);
    await fill('input[name=code-again]', firstWords);
    await click('[data-act=set-code]');
    expect(document.activeElement).toBe(find('input[name=code-now]')); // nothing is asked without it
    await fill('input[name=code-now]', 'the code until now');
    await click('[data-act=set-code]');
    const params = { code: 'the code until now', next: firstWords };
    expect(asked.filter(({ method }) => method === 'unlock.change-code')).toEqual([
      { method: 'unlock.change-code', params },
    ]);
    expect(textOf('main')).toContain(changeCodeWords.done);
    expect(isThere('input[name=code-now]')).toBe(false);
  });

  it('say that the old code was wrong and how long to wait', async () => {
    let waitSeconds = 0;
    await openApp(
      '#settings',
      { status: 'open' },
      {
        'unlock.ways': () => ({ ...onlyCode, waitSeconds }),
        'unlock.change-code': () => {
          waitSeconds = 30;
          return { error: 'vault/wrong-code' };
        },
      },
    );
    await click('[data-act=change-code]');
    await fill('input[name=code-now]', 'not it');
    await fill('input[name=code-again]', firstWords);
    await click('[data-act=set-code]');
    expect(textOf('.choose-code [role=alert]')).toBe(sayError('vault/wrong-code'));
    expect(textOf('.choose-code')).toContain(sayWait(30));
  });

  it('give the code up again on second thoughts', async () => {
    await openApp('#settings', { status: 'open' });
    await click('[data-act=change-code]');
    await click('[data-act=keep-code]');
    expect(isThere('input[name=code-now]')).toBe(false);
  });

  it('add and remove a passkey, and show none of it where the browser has none', async () => {
    const made = { kind: 'made', id: 'a1', salt: '22', secret: '33' } as const;
    const { asked } = await withWays('#settings', 'open', {}, passkeys({ make: async () => made }));
    await settle();
    await click('[data-act=add-passkey]');
    expect(asked).toContainEqual({ method: 'unlock.add-passkey', params: { id: 'a1', salt: '22', secret: '33' } });
    expect(document.querySelectorAll('[data-passkey]')).toHaveLength(1);
    await click('[data-act=remove-passkey]');
    expect(asked).toContainEqual({ method: 'unlock.remove-passkey', params: { id: 'a1' } });
    expect(textOf('main')).toContain(passkeyWords.removed);
    await withWays('#settings', 'open', {});
    expect(isThere('[data-act=add-passkey]')).toBe(false);
  });

  it.each(['not-given', 'cannot'] as const)('change nothing when a passkey is %s', async (kind) => {
    const { asked } = await withWays('#settings', 'open', {}, passkeys({ make: async () => ({ kind }) }));
    await settle();
    await click('[data-act=add-passkey]');
    expect(textOf('main')).toContain(kind === 'cannot' ? passkeyWords.cannot : passkeyWords.notGiven);
    expect(asked.map(({ method }) => method)).not.toContain('unlock.add-passkey');
  });

  it('say where the screen lock cannot be noticed', async () => {
    await withWays('#settings', 'open', { noticesScreenLock: false });
    expect(textOf('[data-form=settings]')).toContain(lockingWords.noScreen);
    expect(isThere('input[name=lock-on-screen-lock]')).toBe(false);
  });

  it('ask the browser once to keep the storage, when the vault is made, and say what it answered', async () => {
    const storage = keptStorage();
    await openApp('#welcome', { status: 'none' }, {}, { storage });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', firstWords);
    expect(storage.asked).toBe(0);
    await click('[data-act=create-vault]');
    expect(storage.asked).toBe(1);
    await openApp('#settings', { status: 'open' }, {}, { storage });
    expect(textOf('[data-promised=true]')).toBe(storageWords.promised);
    await openApp('#settings', { status: 'open' }, {}, { storage: keptStorage() });
    expect(textOf('[data-promised=false]')).toBe(storageWords.notPromised);
    expect(storage.asked).toBe(1);
  });
});
