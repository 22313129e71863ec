// @vitest-environment happy-dom
/** The app window: the first minutes, the people, the settings, the limits. */
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { App } from '../../entrypoints/app/app.tsx';
import { screenFor, screenIn, screens } from '../../entrypoints/app/route.ts';
import type { Person, Settings, VaultStatus } from '../../lib/rpc/contract.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { codeWords } from '../../lib/words/welcome-words.ts';
import { type Answers, fakeBackground, heldBack } from './fake-background.ts';
import { click, fill, find, isThere, settle, show, textOf } from './screen.ts';

const firstWords = 'orbit velvet candle mimic harvest ocean';
const otherWords = 'paddle paddle quiet ribbon sunset tulip';

const openApp = async (hash: string, vault: { status: VaultStatus }, answers: Answers = {}) => {
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

const created = (asked: readonly { method: string; params: unknown }[]): unknown[] =>
  asked.filter(({ method }) => method === 'vault.create').map(({ params }) => params);

describe('the first minutes', () => {
  it('make a vault from six words in three deeds', async () => {
    const { asked } = await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    expect(textOf('[data-code]')).toBe(firstWords);
    await fill('input[name=code-again]', firstWords);
    await click('[data-act=create-vault]');
    expect(created(asked)).toEqual([{ code: firstWords }]);
    expect(textOf('[data-done]')).toContain('Open a direct message on X');
    expect(document.activeElement).toBe(find('h1'));
  });

  it('say before the vault exists that a forgotten code is gone and that there is no backup yet', async () => {
    await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    expect(textOf('form')).toMatch(/nobody can recover/i);
    expect(textOf('form')).toMatch(/backup and restore are not there yet/i);
  });

  it('say in three lines each what is protected and what not', async () => {
    await openApp('#welcome', { status: 'none' });
    expect(document.querySelectorAll('.lines-can li')).toHaveLength(3);
    expect(document.querySelectorAll('.lines-cannot li')).toHaveLength(3);
  });

  it('make no vault while the words typed are others', async () => {
    const { asked } = await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', otherWords);
    await click('[data-act=create-vault]');
    expect(textOf('[role=alert]')).toBe(codeWords.differs);
    expect(created(asked)).toEqual([]);
  });

  it('take the words with other spaces between them', async () => {
    const { asked } = await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', `  ${firstWords.replaceAll(' ', '   ')} `);
    await click('[data-act=create-vault]');
    expect(created(asked)).toEqual([{ code: firstWords }]);
  });

  it('draw other words and forget what was typed for the first', async () => {
    await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', firstWords);
    await click('[data-act=new-code]');
    expect(textOf('[data-code]')).toBe(otherWords);
    expect(find<HTMLInputElement>('input[name=code-again]').value).toBe('');
  });

  it('keep the words when news come in', async () => {
    const { announce } = await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    announce();
    await settle();
    expect(textOf('[data-code]')).toBe(firstWords);
  });

  it('take a code of one’s own, not shown, twice the same and long enough', async () => {
    const { asked } = await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    await click('[data-act=own-code]');
    expect(textOf('form')).toMatch(/nothing limits guessing/i);
    expect(find<HTMLInputElement>('input[name=code]').type).toBe('password');

    await fill('input[name=code]', 'eleven char');
    await fill('input[name=code-again]', 'eleven char');
    await click('[data-act=create-vault]');
    expect(textOf('[role=alert]')).toBe(codeWords.tooShort);

    await fill('input[name=code]', 'a code that Alice made up');
    await click('[data-act=create-vault]');
    expect(textOf('[role=alert]')).toBe(codeWords.differsOwn);
    expect(created(asked)).toEqual([]);

    await fill('input[name=code-again]', 'a code that Alice made up');
    await click('[data-act=create-vault]');
    expect(created(asked)).toEqual([{ code: 'a code that Alice made up' }]);
  });

  it('say that the vault is being made, and make it once', async () => {
    const making = heldBack<Record<never, never>>();
    const { asked } = await openApp('#welcome', { status: 'none' }, { 'vault.create': () => making.promise });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', firstWords);
    await click('[data-act=create-vault]');
    await click('[data-act=create-vault]');
    expect(textOf('[role=status]')).toBe(codeWords.creating);
    expect(created(asked)).toHaveLength(1);
  });

  it('make one vault when Enter is pressed twice', async () => {
    const making = heldBack<Record<never, never>>();
    const { asked } = await openApp('#welcome', { status: 'none' }, { 'vault.create': () => making.promise });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', firstWords);
    await act(() => {
      find<HTMLFormElement>('form').requestSubmit();
      find<HTMLFormElement>('form').requestSubmit();
    });
    await settle();
    expect(created(asked)).toHaveLength(1);
  });

  it('forget what was typed when the kind of code changes', async () => {
    await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    await click('[data-act=own-code]');
    await fill('input[name=code]', 'a code that Alice made up');
    await fill('input[name=code-again]', 'a code that Alice made up');
    await click('[data-act=suggested-code]');
    expect(find<HTMLInputElement>('input[name=code-again]').value).toBe('');
    await click('[data-act=own-code]');
    expect(find<HTMLInputElement>('input[name=code]').value).toBe('');
  });

  it('say why no vault could be made', async () => {
    await openApp('#welcome', { status: 'none' }, { 'vault.create': () => ({ error: 'vault/weak-code' }) });
    await click('[data-act=begin]');
    await fill('input[name=code-again]', firstWords);
    await click('[data-act=create-vault]');
    expect(textOf('[role=alert]')).toBe(sayError('vault/weak-code'));
  });
});

describe('which screen is shown', () => {
  it.each([
    ['people', 'none', 'welcome'],
    ['settings', 'locked', 'unlock'],
    ['welcome', 'locked', 'unlock'],
    ['unlock', 'open', 'people'],
    ['welcome', 'open', 'welcome'],
    ['settings', 'open', 'settings'],
  ] as const)('asked for %s with the vault %s it is %s', (asked, status, shown) => {
    expect(screenFor(asked, status)).toBe(shown);
  });

  it.each(['none', 'locked', 'open'] as const)('the limits can always be read, vault %s', (status) => {
    expect(screenFor('about', status)).toBe('about');
  });

  it('an unknown address leads to the people', () => {
    expect(screenIn('#nowhere')).toBe('people');
    expect(screens.map((screen) => screenIn(`#${screen}`))).toEqual(screens);
  });

  it('after unlocking one is where one wanted to go', async () => {
    await openApp('#settings', { status: 'locked' });
    await fill('input[name=code]', firstWords);
    await click('[data-act=unlock]');
    expect(find('main').dataset).toMatchObject({ screen: 'settings', vault: 'open' });
  });

  it('follows the address', async () => {
    await openApp('#people', { status: 'open' });
    await act(() => {
      location.hash = '#about';
      dispatchEvent(new HashChangeEvent('hashchange'));
    });
    expect(find('main').dataset['screen']).toBe('about');
    expect(textOf('nav [aria-current=page]')).toBe('About');
  });
});

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
    await fill('input[name=invitation-sentence]', 'Please read this with Sotto:');
    expect(stored).toEqual([]);
    await click('[data-act=save]');
    expect(stored).toEqual([{ lockAfterMinutes: 15, invitationSentence: 'Please read this with Sotto:' }]);
    expect(textOf('form [role=status]')).toBe('Saved.');
  });

  it('offers a stored span that is not in the list', async () => {
    await openApp(
      '#settings',
      { status: 'open' },
      { 'settings.get': () => ({ lockAfterMinutes: 7, invitationSentence: '' }) },
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
      'Backup and restore',
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
