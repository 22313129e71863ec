// @vitest-environment happy-dom
/** Recovery words where the security code is asked for: they put another code in its place, or only open the vault. */
import { describe, expect, it } from 'vitest';
import { sayError } from '../../lib/words/sentences.ts';
import { firstWords, openApp } from './app-window.tsx';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

const WORDS = 'legal winner thank year wave sausage worth useful legal winner thank yellow';

describe('recovery words', () => {
  it('lets a forgotten code be made up for by the words', async () => {
    const vault: { status: 'locked' | 'open' } = { status: 'locked' };
    const { asked } = await openApp('#people', vault, {
      'unlock.change-code': () => {
        vault.status = 'open';
        return {};
      },
    });
    await click('[data-act=use-words]');
    await fill('[data-form=recovery] input[name=code-again]', firstWords);
    await click('[data-act=unlock-with-words]');
    expect(document.activeElement).toBe(find('input[name=words]')); // nothing is asked without them
    await fill('input[name=words]', WORDS);
    await click('[data-act=unlock-with-words]');
    await settle();
    expect(asked).toContainEqual({ method: 'unlock.change-code', params: { code: WORDS, next: firstWords } });
    expect(find('main').dataset['vault']).toBe('open');
  });

  it('are asked for at once where the person has said already that the code is forgotten', async () => {
    const vault: { status: 'locked' | 'open' } = { status: 'locked' };
    await openApp('#recover', vault, {
      'backup.unlock': () => {
        vault.status = 'open';
        return {};
      },
    });
    expect(isThere('[data-act=use-words], [data-form=unlock]')).toBe(false);
    expect(document.activeElement).toBe(find('input[name=words]'));
    await fill('input[name=words]', WORDS);
    await click('[data-act=only-unlock]');
    await settle();
    expect(find('main').dataset).toMatchObject({ vault: 'open', screen: 'people' });
  });

  it('opens with the words alone, for whoever knows the code after all, and says when they are wrong', async () => {
    const vault: { status: 'locked' | 'open' } = { status: 'locked' };
    const { asked } = await openApp('#people', vault, {
      'backup.unlock': ({ words }) => {
        if (words !== WORDS) return { error: 'backup/mistyped-words' };
        vault.status = 'open';
        return {};
      },
    });
    expect(isThere('[data-neither]')).toBe(false);
    await click('[data-act=use-words]');
    expect(textOf('[data-neither]')).toMatch(/nobody can open this vault.*remove Sotto.*deletes the vault/);
    await fill('input[name=words]', `${WORDS} twice`);
    await click('[data-act=only-unlock]');
    await settle();
    expect(textOf('[data-form=recovery] [role=alert]')).toBe(sayError('backup/mistyped-words'));
    await fill('input[name=words]', WORDS);
    await click('[data-act=only-unlock]');
    await settle();
    expect(asked).toContainEqual({ method: 'backup.unlock', params: { words: WORDS } });
    expect(find('main').dataset['vault']).toBe('open');
  });
});
