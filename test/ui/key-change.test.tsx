// @vitest-environment happy-dom
/** Another key, and the end of protection, as a person is asked about them: three sentences, two steps, and nothing that is decided by Enter. */
import { describe, expect, it } from 'vitest';
import { KeyScreen } from '../../lib/people/key-screen.tsx';
import type { HeldThread, KeyChange, TabThread } from '../../lib/rpc/thread-types.ts';
import { keyWords, sayKeyChange } from '../../lib/words/key-change-words.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { unprotectWords } from '../../lib/words/unprotect-words.ts';
import { type Answers, fakeBackground } from './fake-background.ts';
import { bob, held, openPopup, type Tab, thread } from './popup-window.tsx';
import { click, find, isThere, settle, show, textOf } from './screen.ts';

const KEY = '0123456789abcdef0123456789abcdef';
const changed = (more: Partial<KeyChange> = {}): TabThread => {
  const keyChange: KeyChange = {
    id: KEY,
    via: 'invitation',
    isOneOfMany: false,
    wasVerified: false,
    since: 1,
    ...more,
  };
  return bob('blocked', { held: held({ keyChange }) });
};

const open = async (tab: { thread: TabThread }, answers: Answers = {}, tabId: number | null = 7) => {
  const background = fakeBackground({ 'tab.thread': () => tab.thread, ...answers });
  const { ask, watch } = background;
  await show(null);
  await show(<KeyScreen {...{ ask, watch, tabId }} />);
  await settle();
  return background;
};
const methods = ({ asked }: { asked: readonly { method: string }[] }) => asked.map(({ method }) => method);

describe('another key', () => {
  it.each(['invitation', 'acceptance', 'scan', 'unknown'] as const)('is told in three sentences: %s', async (via) => {
    await open({ thread: changed({ via }) });
    expect(textOf('h1')).toBe('Another key for @bob');
    const { what, meaning, todo } = sayKeyChange(via, '@bob');
    for (const sentence of [what, meaning, todo]) {
      expect(sentence).toMatch(/^[A-Z][^.]*@bob[^.]*\.$/);
      expect(textOf('[data-key-change]')).toContain(sentence);
    }
  });

  it('R-LIE-8: is taken in two steps that name the contact, and not by Enter', async () => {
    const tab = { thread: changed() };
    const background = await open(tab, {
      'key.take': () => {
        tab.thread = bob('protected', { held: held() });
        return { kind: 'sent' };
      },
    });
    expect(isThere('form, button[type=submit], .button-primary')).toBe(false);
    find('[data-act=take-key]').focus();
    await click('[data-act=take-key]');
    expect(document.activeElement).toBe(find('[data-choice=take] h2')); // the button that had the focus is gone
    expect(isThere('[data-act=take-key-now]')).toBe(false);
    expect(textOf('[data-choice=take] label')).toContain('@bob');
    await click('input[name=take-stated]');
    expect(textOf('[data-act=take-key-now]')).toBe('Take the new key of @bob');
    expect(methods(background)).not.toContain('key.take');
    await click('[data-act=take-key-now]');
    expect(background.asked).toContainEqual({ method: 'key.take', params: { tabId: 7, key: KEY } });
    expect(textOf('[role=status]')).toBe(keyWords.taken);
    expect(isThere('[data-decided]')).toBe(true);
  });

  it('R-LIE-7: the key that is known is kept in two steps, which can be left', async () => {
    const tab = { thread: changed() };
    const background = await open(tab, {
      'key.keep': () => {
        tab.thread = bob('verified', { held: held() });
        return {};
      },
    });
    await click('[data-act=keep-key]');
    await click('[data-act=keep-key-not]');
    expect(isThere('input[name=keep-stated]')).toBe(false);
    await click('[data-act=keep-key]');
    await click('input[name=keep-stated]');
    await click('[data-act=keep-key-now]');
    expect(background.asked).toContainEqual({ method: 'key.keep', params: { thread, key: KEY } });
    expect(textOf('body')).toContain(keyWords.kept);
  });

  it('that changes while it is asked about is asked about anew, and why nothing was decided is said', async () => {
    const tab = { thread: changed() };
    const background = await open(tab, { 'key.take': () => ({ error: 'thread/other-key-since' }) });
    await click('[data-act=take-key]');
    await click('input[name=take-stated]');
    await click('[data-act=take-key-now]');
    expect(textOf('[role=alert]')).toBe(sayError('thread/other-key-since'));
    tab.thread = changed({ id: KEY.replace('0', 'f'), isOneOfMany: true });
    background.announce();
    await settle();
    expect(isThere('input[name=take-stated]')).toBe(false);
    expect(textOf('.notice-bad')).toContain('More than one other key');
  });

  it('of a contact who was verified says that it must be checked anew; without a key to take it offers none', async () => {
    await open({ thread: changed({ wasVerified: true, id: null, via: 'unknown' }) });
    expect(textOf('.notice-wait')).toContain('You had checked the key of @bob');
    expect(isThere('[data-act=take-key]')).toBe(false);
    expect(isThere('[data-act=keep-key]')).toBe(true);
  });

  it('is not there to decide about in a tab without one', async () => {
    await open({ thread: bob('protected', { held: held() }) });
    expect(textOf('[data-decided]')).toBe(keyWords.settled);
    await open({ thread: changed() }, {}, null);
    expect(isThere('[data-key-change]')).toBe(false);
  });
});

describe('the popup', () => {
  it('says in short what happened, and leads to where it is decided', async () => {
    const { openApp } = await openPopup({ status: 'open', thread: changed() });
    expect(textOf('main')).toContain(sayKeyChange('invitation', '@bob').what);
    await click('[data-act=decide-key]');
    expect(openApp).toHaveBeenCalledWith('key');
  });

  it('says of a key that was taken that it is not checked, and whether the one before was', async () => {
    const taken = (wasVerified: boolean): Tab => ({
      status: 'open',
      thread: bob('protected', { held: held({ keyTaken: { at: 1_790_000_000, wasVerified } }) }),
    });
    await openPopup(taken(true));
    expect(textOf('main')).toContain('You had verified the one before, not this one: check it again.');
    await openPopup(taken(false));
    expect(textOf('main')).toContain('It has not been checked.');
  });

  it('R-LIE-9: on one’s second computer it leads to the backup first', async () => {
    const { openApp } = await openPopup({
      status: 'open',
      thread: bob('off', { held: held({ session: 'none', isElsewhere: true }) }),
    });
    expect(textOf('.notice-wait')).toContain('Sotto is already set up elsewhere for your account: restore its backup');
    expect(find('[data-act=protect]').className).not.toContain('primary');
    await click('[data-act=restore]');
    expect(openApp).toHaveBeenCalledWith('restore');
  });

  it('R-LIE-10: says each thing that does not fit in a sentence of its own', async () => {
    await openPopup({ status: 'open', thread: bob('protected', { oddity: { kind: 'renamed', shown: 'carol' } }) });
    expect(textOf('.notice-bad')).toContain('The site calls this account @carol, which you know as @bob.');
    await openPopup({ status: 'open', thread: bob('off', { oddity: { kind: 'namesake', name: '@bob' } }) });
    expect(textOf('.notice-bad')).toContain('This is not the account that you know as @bob.');
    await openPopup({ status: 'open', thread: bob('invitation-received') });
    expect(textOf('main')).toContain('the site can make one up');
  });
});

describe('the end of protection', () => {
  const tab = (state: 'protected' | 'unprotected', more: Partial<HeldThread> = {}): Tab => ({
    status: 'open',
    thread: bob(state, { held: held(more) }),
  });

  it('R-END-2: takes two steps, says what it does, and is said ever after', async () => {
    const now = tab('protected');
    const { asked } = await openPopup(now, {
      'thread.unprotect': () => {
        now.thread = bob('unprotected', { held: held({ unprotected: [{ from: 1_790_000_000, until: null }] }) });
        return { told: { kind: 'sent' } };
      },
      'thread.protect-again': () => {
        now.thread = bob('protected', { held: held({ unprotected: [{ from: 1_790_000_000, until: 1_790_100_000 }] }) });
        return {};
      },
    });
    await click('[data-act=unprotect]');
    expect(textOf('[data-asks=unprotect]')).toContain('the site reads, and can change');
    expect(document.activeElement).toBe(find('[data-asks=unprotect] h3'));
    await click('[data-act=unprotect-not]');
    expect(isThere('[data-asks=unprotect]')).toBe(false);
    await click('[data-act=unprotect]');
    expect(asked.map(({ method }) => method)).not.toContain('thread.unprotect');
    await click('[data-act=unprotect-now]');
    expect(asked).toContainEqual({ method: 'thread.unprotect', params: { tabId: 7, thread } });
    expect(find('main').dataset['thread']).toBe('unprotected');
    expect(textOf('[data-unprotected=now]')).toContain('You ended protection on');
    await click('[data-act=protect-again]');
    expect(asked).toContainEqual({ method: 'thread.protect-again', params: { thread } });
    expect(textOf('[data-unprotected=before]')).toContain('began it again on');
  });

  it('tells the contact again where the page refused that', async () => {
    const now: Tab = {
      status: 'open',
      thread: bob('unprotected', { unsent: 'ended', held: held({ unprotected: [{ from: 1, until: null }] }) }),
    };
    const { asked } = await openPopup(now, { 'thread.tell-unprotected': () => ({ kind: 'sent' }) });
    await click('[data-act=tell-unprotected]');
    expect(asked).toContainEqual({ method: 'thread.tell-unprotected', params: { tabId: 7 } });
    expect(textOf('main')).toContain(unprotectWords.toldNow);
  });

  it('is not offered while a thread is stopped, nor where nothing is protected', async () => {
    for (const state of ['blocked', 'off', 'invited'] as const) {
      await openPopup({ status: 'open', thread: bob(state, { held: held() }) });
      expect(isThere('[data-act=unprotect]')).toBe(false);
    }
  });

  it('on the other side is said in the popup, while it is so there alone', async () => {
    const theirEnd = 1_790_000_000;
    await openPopup({ status: 'open', thread: bob('protected', { held: held({ theirEnd }) }) });
    expect(textOf('[data-unprotected=theirs]')).toMatch(/^@bob ended protection on .* stays protected\.$/);
    const both = held({ theirEnd, unprotected: [{ from: theirEnd, until: null }] });
    await openPopup({ status: 'open', thread: bob('unprotected', { held: both }) });
    expect(isThere('[data-unprotected=theirs]')).toBe(false);
  });
});
