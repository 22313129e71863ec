// @vitest-environment happy-dom
/** The app window: the settings, the limits. */
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../lib/rpc/vault-types.ts';
import { openApp } from './app-window.tsx';
import { click, fill, find, isThere, textOf } from './screen.ts';

describe('settings', () => {
  it('stores what was chosen, and only at Save', async () => {
    const stored: Settings[] = [];
    await openApp(
      '#settings',
      { status: 'open' },
      {
        'settings.set': (settings) => {
          stored.push(settings);
          return {};
        },
      },
    );
    await fill('select[name=lock-after]', '15');
    await click('input[name=lock-on-screen-lock]');
    await fill('input[name=invitation-sentence]', 'Please read this with Sotto:');
    expect(stored).toEqual([]);
    await click('[data-act=save]');
    expect(stored).toEqual([
      { lockAfterMinutes: 15, lockOnScreenLock: false, invitationSentence: 'Please read this with Sotto:' },
    ]);
    expect(textOf('form [role=status]')).toBe('Saved.');
  });

  it('offers a stored span that is not in the list', async () => {
    await openApp(
      '#settings',
      { status: 'open' },
      { 'settings.get': () => ({ lockAfterMinutes: 7, lockOnScreenLock: true, invitationSentence: '' }) },
    );
    expect(find<HTMLSelectElement>('select').value).toBe('7');
  });

  it('refuses a sentence with a link', async () => {
    const { asked } = await openApp('#settings', { status: 'open' });
    await fill('input[name=invitation-sentence]', 'See https://sotto.example');
    await click('[data-act=save]');
    expect(textOf('[role=alert]')).toContain('Leave links out');
    expect(asked.map(({ method }) => method)).not.toContain('settings.set');
  });
});

describe('about', () => {
  it('names the version and every limit that was promised to be named', async () => {
    await openApp('#about', { status: 'none' });
    expect(textOf('[data-version]')).toContain('0.1.0');
    const limits = textOf('main');
    for (const limit of [
      'drop, delay or refuse',
      'who writes to whom',
      'that Sotto is used',
      'trust on first use',
      'unlocked machine reads along',
      'draw a message box of its own',
      'fight for the keyboard',
      'An invitation is signed',
      'A copy of your browser profile',
      'keep old blocks',
      'A backup file opens with the code or the words of the day',
      'what came after the backup was made is not in it',
      'Nobody outside the project has audited',
    ]) {
      expect(limits).toContain(limit);
    }
  });

  it('can be read when the background does not answer', async () => {
    await openApp('#about', { status: 'open' }, { 'vault.status': () => ({ error: 'rpc/interrupted' }) });
    expect(find('main').dataset['screen']).toBe('about');
    expect(isThere('[data-version]')).toBe(true);
  });

  it('does not ask for the vault', async () => {
    const { asked } = await openApp('#about', { status: 'locked' });
    expect(asked.map(({ method }) => method)).toEqual(['vault.status']);
    expect(isThere('[data-form=unlock]')).toBe(false);
  });
});
