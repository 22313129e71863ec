// @vitest-environment happy-dom
/** The app window: the people, the settings, the limits. */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../lib/rpc/thread-types.ts';
import type { Settings } from '../../lib/rpc/vault-types.ts';
import { openApp } from './app-window.tsx';
import { click, fill, find, isThere, textOf } from './screen.ts';

describe('people', () => {
  const person = (peerId: string, more: Partial<Person> = {}): Person => ({
    site: 'x',
    ownId: '1',
    peerId,
    handle: 'bob',
    name: null,
    state: 'protected',
    since: 1_763_900_000,
    ...more,
  });

  it('says how to begin while there is nobody', async () => {
    await openApp('#people', { status: 'open' });
    expect(textOf('[data-people="0"]')).toContain('Protect this thread');
  });

  it('names each with state and day, and those without a handle by number', async () => {
    const people = [person('2'), person('3', { handle: null, state: 'blocked' })];
    await openApp('#people', { status: 'open' }, { 'people.list': () => ({ people }) });
    expect(textOf('[data-person="2"]')).toMatch(/@bob.*23 November 2025.*Protected/);
    expect(textOf('[data-person="3"]')).toMatch(/account 3.*Blocked/);
    expect(textOf('main')).not.toContain('Your account');
  });

  it('keeps the people of two own accounts apart', async () => {
    const people = [person('2'), person('2', { ownId: '9' })];
    await openApp('#people', { status: 'open' }, { 'people.list': () => ({ people }) });
    expect([...document.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual([
      'Your account 1 on X',
      'Your account 9 on X',
    ]);
  });
});

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
