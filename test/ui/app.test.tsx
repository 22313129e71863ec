// @vitest-environment happy-dom
/** The app window: the first minutes, and which screen is shown. */
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { screenFor, screenIn, screens } from '../../entrypoints/app/route.ts';
import type { VaultStatus } from '../../lib/rpc/vault-types.ts';
import { backupWords } from '../../lib/words/backup-words.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { strengthWords } from '../../lib/words/unlock-words.ts';
import { codeWords } from '../../lib/words/welcome-words.ts';
import { firstWords, openApp, otherWords } from './app-window.tsx';
import { type Answers, heldBack } from './fake-background.ts';
import { click, fill, find, settle, textOf } from './screen.ts';

const created = (asked: readonly { method: string; params: unknown }[]): unknown[] =>
  asked.filter(({ method }) => method === 'vault.create').map(({ params }) => params);

describe('the first minutes', () => {
  it('make a vault from six words in three deeds', async () => {
    const { asked } = await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    expect(textOf('[data-code]')).toBe(firstWords);
    await fill(
      'input[name=code-again]',
      firstWords.replace(/^./u, (letter) => letter.toUpperCase()),
    );
    await click('[data-act=create-vault]');
    expect(created(asked)).toEqual([{ code: firstWords }]);
    expect(textOf('h1')).toBe(backupWords.stepTitle);
    expect(document.activeElement).toBe(find('h1'));
    await click('[data-act=later]');
    expect(textOf('[data-done]')).toContain('Open a direct message on X');
    expect(document.activeElement).toBe(find('h1'));
  });

  it('say before the vault exists that a forgotten code is gone without a recovery sheet', async () => {
    await openApp('#welcome', { status: 'none' });
    await click('[data-act=begin]');
    expect(textOf('form')).toMatch(/nobody can recover/i);
    expect(textOf('form')).toMatch(/unless you make a recovery sheet/i);
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

  it('take a code of one’s own, not shown, twice the same and hard enough to guess', async () => {
    const vault: { status: VaultStatus } = { status: 'none' };
    const answers: Answers = {
      'unlock.judge': ({ code }) => ({ strength: code.length < 20 ? 'weak' : 'enough' }),
      'vault.create': ({ code }) => {
        if (code.length < 20) return { error: 'vault/weak-code' };
        vault.status = 'open';
        return {};
      },
    };
    const { asked } = await openApp('#welcome', vault, answers);
    await click('[data-act=begin]');
    await click('[data-act=own-code]');
    expect(textOf('form')).toMatch(/nothing limits guessing/i);
    expect(find<HTMLInputElement>('input[name=code]').type).toBe('password');

    await fill('input[name=code]', 'eleven char');
    await expect.poll(() => find('.code-meter').dataset['strength']).toBe('weak');
    expect(textOf('.code-meter')).toBe(strengthWords.weak);
    await fill('input[name=code-again]', 'eleven char');
    await click('[data-act=create-vault]');
    expect(textOf('[role=alert]')).toBe(sayError('vault/weak-code'));
    expect(find('input[name=code]').getAttribute('aria-invalid')).toBe('true');
    asked.length = 0;

    await fill('input[name=code]', 'a code that Alice made up');
    expect(find('.code-meter').dataset['strength']).toBe('judging');
    await expect.poll(() => find('.code-meter').dataset['strength']).toBe('enough');
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
