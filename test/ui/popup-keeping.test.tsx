// @vitest-environment happy-dom
/** What stays of a thread, how it is forgotten, and what is offered where a copy of the profile has written. */
import { describe, expect, it } from 'vitest';
import type { HeldThread, SendOutcome } from '../../lib/rpc/thread-types.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { bob, held, openPopup, type Tab, thread } from './popup-window.tsx';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

const inThread = (more: Partial<HeldThread> = {}): Tab => ({
  status: 'open',
  thread: bob('protected', { held: held(more) }),
});
const chosenIn = (name: string): string => find<HTMLSelectElement>(`select[name=${name}]`).value;
const choose = async (name: string, value: string): Promise<void> => {
  await fill(`select[name=${name}]`, value);
  await settle();
};

describe('how long messages are kept', () => {
  it('is shown as it is, and a longer time is set without a warning', async () => {
    const tab = inThread({ keepDays: 7 });
    const { asked } = await openPopup(tab, {
      'thread.keep': ({ keepDays }) => {
        tab.thread = bob('protected', { held: held({ keepDays }) });
        return {};
      },
    });
    expect(chosenIn('keep')).toBe('7');
    expect(isThere('[data-act=keep]')).toBe(false);
    await choose('keep', 'ever');
    expect(textOf('[data-act=keep]')).toBe('Keep for ever');
    expect(find('[data-act=keep]').className).toContain('button-primary');
    expect(isThere('.notice-wait')).toBe(false);
    await click('[data-act=keep]');
    expect(asked).toContainEqual({ method: 'thread.keep', params: { thread, keepDays: null } });
    expect(chosenIn('keep')).toBe('ever');
    expect(textOf('.keeping [role=status]')).toBe('Kept.');
  });

  it.each([
    [
      '1',
      'longer than 1 day are erased now',
      'Erase, and keep 1 day',
      'Erased: messages that were kept here for longer than 1 day. Newer ones stay until they are that old.',
    ],
    [
      '0',
      'Every message that is kept of this thread is erased now',
      'Erase, and keep until the vault is locked',
      'Erased: every message that was kept of this thread. New ones are kept until the vault is locked.',
    ],
  ])('a shorter time says first what it erases, and then what it erased: %s', async (value, warning, label, after) => {
    const { asked } = await openPopup(inThread(), { 'thread.keep': () => ({}) });
    await choose('keep', value);
    expect(textOf('.keeping .notice-wait')).toContain(warning);
    expect(textOf('[data-act=keep]')).toBe(label);
    expect(asked.map(({ method }) => method)).not.toContain('thread.keep');
    await click('[data-act=keep-not]');
    expect(chosenIn('keep')).toBe('ever');
    expect(isThere('[data-act=keep]')).toBe(false);
    await choose('keep', value);
    expect(find('[data-act=keep]').className).toContain('button-danger');
    await click('[data-act=keep]');
    expect(asked).toContainEqual({ method: 'thread.keep', params: { thread, keepDays: Number(value) } });
    expect(textOf('.keeping [role=status]')).toBe(after);
  });

  it('says why it was not kept', async () => {
    await openPopup(inThread(), { 'thread.keep': () => ({ error: 'vault/full' }) });
    await choose('keep', '90');
    await click('[data-act=keep]');
    expect(textOf('.keeping [role=alert]')).toBe(sayError('vault/full'));
  });
});

describe('the timer', () => {
  it('is set, told to the contact, and shown as it then is', async () => {
    const tab = inThread();
    const { asked } = await openPopup(tab, {
      'thread.timer': ({ seconds }) => {
        tab.thread = bob('protected', { held: held({ timer: seconds }) });
        return { kind: 'sent' };
      },
    });
    await choose('timer', '300');
    await click('[data-act=timer]');
    expect(asked).toContainEqual({ method: 'thread.timer', params: { tabId: 7, seconds: 300 } });
    expect(chosenIn('timer')).toBe('300');
    expect(textOf('.keeping')).toContain('It holds for new messages');
  });

  it('that the page refused can be copied by hand, and a later popup says that it waits', async () => {
    const failed: SendOutcome = { kind: 'failed', code: 'page/layout', id: '1', armored: 'Sotto1abcZq9' };
    const tab = inThread();
    await openPopup(tab, { 'thread.timer': () => failed });
    await choose('timer', '3600');
    await click('[data-act=timer]');
    expect(textOf('.keeping [role=alert]')).toBe(sayError('page/layout'));
    expect(isThere('.keeping [data-act=copy]')).toBe(true);
    await openPopup({ status: 'open', thread: bob('protected', { unsent: 'timer', held: held({ timer: 3_600 }) }) });
    expect(textOf('main')).toContain('goes out with your next message');
    expect(isThere('[data-act=protect], [data-act=accept]')).toBe(false);
  });

  it('that the contact set to any number of seconds is among the choices', async () => {
    await openPopup(inThread({ timer: 90 }));
    expect(chosenIn('timer')).toBe('90');
    expect(find<HTMLSelectElement>('select[name=timer]').selectedOptions[0]?.textContent).toBe('90 seconds');
  });
});

describe('forgetting a thread', () => {
  it('takes two steps, says what it deletes and what it does not, and can be left', async () => {
    const tab = inThread();
    const { asked } = await openPopup(tab, {
      'thread.forget': () => {
        tab.thread = bob('off');
        return {};
      },
    });
    await click('[data-act=forget]');
    const words = textOf('[data-asks=forget]');
    for (const part of ['Every message', 'your draft', 'keys of this thread', 'Not deleted', 'what @bob has kept'])
      expect(words).toContain(part);
    await click('[data-act=forget-not]');
    expect(isThere('[data-asks=forget]')).toBe(false);
    expect(asked.map(({ method }) => method)).not.toContain('thread.forget');
    await click('[data-act=forget]');
    await click('[data-act=forget-now]');
    expect(asked).toContainEqual({ method: 'thread.forget', params: { thread } });
    expect(find('main').dataset['thread']).toBe('off');
    expect(isThere('[data-act=forget], .keeping')).toBe(false);
  });

  it('is offered for a thread that is blocked, and not while the vault is locked', async () => {
    await openPopup({ status: 'open', thread: bob('blocked', { held: held() }) });
    expect(isThere('[data-act=forget]')).toBe(true);
    await openPopup({ status: 'locked', thread: bob('locked') });
    expect(isThere('[data-act=forget]')).toBe(false);
  });
});

describe('a thread whose protection the person has ended', () => {
  it('has no timer, which would hold for nothing that is written there in clear; what is kept is chosen as ever', async () => {
    await openPopup({ status: 'open', thread: bob('unprotected', { held: held() }) }, {});
    expect(isThere('select[name=keep]')).toBe(true);
    expect(isThere('select[name=timer]')).toBe(false);
  });
});

describe('where another copy of the profile has written', () => {
  it('is said what happened, and a new session is begun after consent', async () => {
    const tab = inThread({ session: 'copied' });
    const { asked } = await openPopup(tab, {
      'thread.renew': () => {
        tab.thread = bob('protected', { held: held({ session: 'renewing' }) });
        return { kind: 'sent' };
      },
    });
    expect(textOf('.notice-bad')).toContain('Another copy of this browser profile');
    expect(isThere('select[name=timer]')).toBe(false);
    expect(textOf('[data-act=renew]')).toBe('Begin a new session');
    await click('[data-act=renew]');
    expect(asked).toContainEqual({ method: 'thread.renew', params: { tabId: 7 } });
    expect(textOf('main')).toContain('Nothing is sent until @bob accepts it');
    expect(textOf('[data-act=renew]')).toBe('Send the invitation again');
  });

  it('the contact is offered to accept, without an alarm', async () => {
    const tab = inThread({ isInvitedAnew: true });
    const { asked } = await openPopup(tab, { 'thread.accept': () => ({ kind: 'sent' }) });
    expect(textOf('main')).toContain('has begun a new session, under the same key as before');
    expect(isThere('.notice-bad')).toBe(false);
    await click('[data-act=accept]');
    expect(asked.map(({ method }) => method)).toContain('thread.accept');
  });
});
