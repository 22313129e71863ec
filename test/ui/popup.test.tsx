// @vitest-environment happy-dom
/** The popup says what is the case and offers what can be done, in every state. */
import { describe, expect, it } from 'vitest';
import { tabIdIn } from '../../lib/people/tab-id.ts';
import type { SendOutcome, TabThread } from '../../lib/rpc/thread-types.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { threadActionWords } from '../../lib/words/window-words.ts';
import { heldBack } from './fake-background.ts';
import { bob, openPopup, type Tab, type Thread } from './popup-window.tsx';
import { click, clipboard, fill, find, isThere, settle, show, textOf } from './screen.ts';

const failed: SendOutcome = { kind: 'failed', code: 'page/layout', id: '1', armored: 'Sotto1abcZq9' };

describe('what the popup says', () => {
  const states: readonly Thread['state'][] = [
    'off',
    'invited',
    'invitation-received',
    'protected',
    'verified',
    'blocked',
    'unprotected',
    'restored',
    'locked',
    'unknown',
  ];
  it.each(states)('names the state %s and the contact', async (state) => {
    await openPopup({ status: 'open', thread: bob(state) });
    expect(find('main').dataset).toMatchObject({ vault: 'open', thread: state });
    expect(textOf('h2')).toBe('@bob on X');
  });

  it.each([
    [{ kind: 'no-site' }, 'no-site', 'Nothing to protect in this tab'],
    [{ kind: 'no-thread', site: 'x' }, 'no-thread', 'No conversation is open on X'],
    [{ kind: 'unknown-account', site: 'x' }, 'unknown-account', 'X does not say who is talking here'],
  ] as const)('says what a tab without a thread is: %o', async (thread, name, title) => {
    await openPopup({ status: 'open', thread });
    expect(find('main').dataset['thread']).toBe(name);
    expect(textOf('h2')).toBe(title);
    expect(isThere('[data-act=protect]')).toBe(false);
  });

  it('asks nothing about a tab that is not there', async () => {
    const { asked } = await openPopup({ status: 'open', thread: bob('off') }, {}, null);
    expect(find('main').dataset['thread']).toBe('no-site');
    expect(asked.map(({ method }) => method)).not.toContain('tab.thread');
  });

  it('does not call an unchecked contact verified', async () => {
    await openPopup({ status: 'open', thread: bob('protected') });
    expect(textOf('main')).not.toMatch(/verified/i);
    expect(textOf('main')).toContain('has not been checked');
  });

  it('shows a claimed handle only in the shape of a handle', async () => {
    await openPopup({ status: 'open', thread: bob('off', { peerHandle: 'bob ✓ verified' }) });
    expect(textOf('main')).not.toContain('✓');
  });

  it('says that the contact, whose invitation was accepted, has not written since', async () => {
    await openPopup({ status: 'open', thread: bob('protected', { waiting: true }) });
    expect(textOf('main')).toContain('@bob has not written since you accepted.');
  });

  it('follows the news and stops listening when it is closed', async () => {
    const tab: Tab = { status: 'open', thread: bob('invited') };
    const { announce, listeners } = await openPopup(tab);
    tab.thread = bob('protected');
    announce();
    await settle();
    expect(find('main').dataset['thread']).toBe('protected');
    await show(null);
    expect(listeners.size).toBe(0);
  });

  it('never shows an older answer over a newer one', async () => {
    const slow = heldBack<TabThread>();
    const answers: (TabThread | Promise<TabThread>)[] = [slow.promise, bob('protected')];
    const { announce } = await openPopup(
      { status: 'open', thread: bob('off') },
      { 'tab.thread': () => answers.shift() ?? bob('blocked') },
    );
    announce();
    await settle();
    slow.release(bob('off'));
    await settle();
    expect(find('main').dataset['thread']).toBe('protected');
  });

  it('says why it knows nothing, and asks again', async () => {
    let isDown = true;
    await openPopup(
      { status: 'open', thread: bob('off') },
      { 'vault.status': () => (isDown ? { error: 'rpc/interrupted' } : { status: 'open' }) },
    );
    expect(textOf('[role=alert]')).toBe(sayError('rpc/interrupted'));
    isDown = false;
    await click('[data-act=again]');
    expect(find('main').dataset['vault']).toBe('open');
  });
});

describe('what can be done', () => {
  it('leads to the welcome while there is no vault, and offers nothing else', async () => {
    const { openApp } = await openPopup({ status: 'none', thread: bob('off') });
    expect(isThere('[data-act=protect]')).toBe(false);
    await click('[data-act=set-up]');
    expect(openApp).toHaveBeenCalledWith('welcome');
  });

  it.each(['protected', 'verified', 'blocked', 'unprotected', 'locked', 'unknown'] as const)(
    'offers no deed in %s',
    async (state) => {
      await openPopup({ status: 'open', thread: bob(state) });
      expect(isThere('[data-act=protect], [data-act=accept]')).toBe(false);
    },
  );

  it.each(['off', 'invitation-received'] as const)('offers no deed in %s while the vault is locked', async (state) => {
    await openPopup({ status: 'locked', thread: bob(state) });
    expect(isThere('[data-act=protect], [data-act=accept]')).toBe(false);
  });

  it('unlocks', async () => {
    const tab: Tab = { status: 'locked', thread: bob('locked', { peerHandle: null }) };
    const { asked } = await openPopup(tab, {
      'vault.unlock': () => {
        tab.status = 'open';
        tab.thread = bob('protected');
        return {};
      },
    });
    expect(document.activeElement).toBe(find('[data-form=unlock] input[name=code]'));
    await fill('input[name=code]', 'six words that Alice wrote down');
    await click('[data-act=unlock]');
    expect(asked).toContainEqual({ method: 'vault.unlock', params: { code: 'six words that Alice wrote down' } });
    expect(find('main').dataset).toMatchObject({ vault: 'open', thread: 'protected' });
    expect(isThere('[data-form=unlock]')).toBe(false);
    expect(document.activeElement).not.toBe(document.body);
  });

  it('says that a code is wrong, ties the sentence to the field and forgets it at the next key', async () => {
    await openPopup(
      { status: 'locked', thread: bob('locked') },
      { 'vault.unlock': () => ({ error: 'vault/wrong-code' }) },
    );
    await fill('input[name=code]', 'not it');
    await click('[data-act=unlock]');
    const field = find<HTMLInputElement>('input[name=code]');
    expect(textOf('[role=alert]')).toBe(sayError('vault/wrong-code'));
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(field.getAttribute('aria-describedby')).toContain(find('[role=alert]').id);
    await fill('input[name=code]', 'not it!');
    expect(isThere('[role=alert]')).toBe(false);
  });

  it('asks nothing with an empty code', async () => {
    const { asked } = await openPopup({ status: 'locked', thread: bob('locked') });
    await click('[data-act=unlock]');
    expect(asked.map(({ method }) => method)).not.toContain('vault.unlock');
  });

  it('locks', async () => {
    const tab: Tab = { status: 'open', thread: bob('protected') };
    await openPopup(tab, {
      'vault.lock': () => {
        tab.status = 'locked';
        return {};
      },
    });
    await click('[data-act=lock]');
    expect(find('main').dataset['vault']).toBe('locked');
  });

  it('protects: says that it is under way, does it once, and says that it is done', async () => {
    const sending = heldBack<SendOutcome>();
    const tab: Tab = { status: 'open', thread: bob('off') };
    const { asked, announce } = await openPopup(tab, { 'thread.protect': () => sending.promise });
    await click('[data-act=protect]');
    expect(textOf('[role=status]')).toBe('Sending your invitation…');
    await click('[data-act=protect]');
    tab.thread = bob('invited', { invitedAt: 1_763_900_000 });
    sending.release({ kind: 'sent' });
    await settle();
    expect(textOf('[role=status]')).toBe('Your invitation is in the thread.');
    expect(textOf('main')).toContain('Invited on 23 November 2025');
    expect(asked.filter(({ method }) => method === 'thread.protect')).toEqual([
      { method: 'thread.protect', params: { tabId: 7 } },
    ]);
    tab.thread = bob('protected'); // the contact accepted, while the popup stood open
    announce();
    await settle();
    expect(isThere('[role=status]')).toBe(false);
  });

  it('accepts', async () => {
    const tab: Tab = { status: 'open', thread: bob('invitation-received') };
    await openPopup(tab, {
      'thread.accept': () => {
        tab.thread = bob('protected');
        return { kind: 'sent' };
      },
    });
    await click('[data-act=accept]');
    expect(find('main').dataset['thread']).toBe('protected');
    expect(textOf('[role=status]')).toContain('Accepted');
  });

  it('leaves a way by hand and a second try when an acceptance could not be sent', async () => {
    const { written } = clipboard();
    const tab: Tab = { status: 'open', thread: bob('invitation-received') };
    const outcomes: SendOutcome[] = [failed, { kind: 'sent' }];
    await openPopup(tab, {
      'thread.accept': () => {
        tab.thread = bob('protected');
        return outcomes.shift() ?? failed;
      },
    });
    await click('[data-act=accept]');
    expect(textOf('[role=alert]')).toBe(sayError('page/layout'));
    await click('[data-act=copy]');
    expect(written).toEqual(['Sotto1abcZq9']);
    await click('[data-act=accept]');
    expect(isThere('[role=alert]')).toBe(false);
    expect(isThere('[data-act=accept]')).toBe(false);
  });

  it('shows the encrypted text when the browser refuses to copy', async () => {
    clipboard().refuse();
    await openPopup({ status: 'open', thread: bob('off') }, { 'thread.protect': () => failed });
    await click('[data-act=protect]');
    await click('[data-act=copy]');
    expect(find<HTMLTextAreaElement>('textarea').value).toBe('Sotto1abcZq9');
  });

  it('says why a request was refused', async () => {
    await openPopup(
      { status: 'open', thread: bob('invited') },
      { 'thread.protect': () => ({ error: 'thread/too-many-invitations' }) },
    );
    await click('[data-act=protect]');
    expect(textOf('[role=alert]')).toBe(sayError('thread/too-many-invitations'));
  });

  it('keeps an outcome when the page says late who the other is', async () => {
    const tab: Tab = { status: 'open', thread: bob('off', { peerHandle: null }) };
    const { announce } = await openPopup(tab, { 'thread.protect': () => failed });
    await click('[data-act=protect]');
    tab.thread = bob('off');
    announce();
    await settle();
    expect(textOf('h2')).toBe('@bob on X');
    expect(isThere('[role=alert]')).toBe(true);
  });

  it('does not carry an outcome over to another conversation', async () => {
    const tab: Tab = { status: 'open', thread: bob('off') };
    const { announce } = await openPopup(tab, { 'thread.protect': () => failed });
    await click('[data-act=protect]');
    tab.thread = bob('off', { peerHandle: 'mallory' });
    announce();
    await settle();
    expect(textOf('h2')).toBe('@mallory on X');
    expect(isThere('[role=alert]')).toBe(false);
  });
});

describe('the tab in the address', () => {
  it.each([
    ['', undefined],
    ['?tab=12', 12],
    ['?tab=', null],
    ['?tab=-1', null],
    ['?tab=1e3', null],
    ['?tab=99999999999999999999', null],
  ])('reads %o as %o', (search, tabId) => {
    expect(tabIdIn(search)).toBe(tabId);
  });
});

describe('a thread that begins anew', () => {
  it('came from our backup: it is protected anew, and the invitation is not sent twice by accident', async () => {
    await openPopup({ status: 'open', thread: bob('restored') });
    expect(textOf('[data-act=protect]')).toBe(threadActionWords.protectAnew);
    expect(textOf('main')).toContain('nothing is sent here');
    await openPopup({ status: 'open', thread: bob('restored', { invitedAt: 1_790_000_000 }) });
    expect(textOf('[data-act=protect]')).toBe(threadActionWords.protectAgain);
    await openPopup({ status: 'open', thread: bob('restored', { canAccept: true, invitedAt: 1_790_000_000 }) });
    expect(textOf('[data-act=accept]')).toBe(threadActionWords.acceptAnew);
  });
});
