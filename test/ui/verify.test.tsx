// @vitest-environment happy-dom
/** The window in which a key is checked says by name what is the case, what a scan has shown, and lets nothing be confirmed by accident. */
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { VerifyScreen } from '../../lib/people/verify-screen.tsx';
import type { KeyCheckState, ScanOutcome, TabThread } from '../../lib/rpc/thread-types.ts';
import { type Answers, fakeBackground } from './fake-background.ts';
import { bob, openPopup } from './popup-window.tsx';
import { click, find, isThere, settle, show, textOf } from './screen.ts';

const thread = { site: 'x', ownId: '1', conversationId: '1-2' };
const held = {
  thread,
  keepDays: null,
  timer: 0,
  session: 'in-use',
  isInvitedAnew: false,
  peerId: '2',
  muted: false,
  barred: false,
} as const;
const number = '0123456789'.repeat(6);
const state = (more: Partial<KeyCheckState> = {}): KeyCheckState => ({
  name: null,
  state: 'protected',
  number,
  failed: null,
  ...more,
});

/** What the reader finds in every picture. */
let seen: string | null = 'SOTTO CONTACT 00';

beforeEach(() => {
  seen = 'SOTTO CONTACT 00';
  // The browser's own parts for pictures, which this environment has not.
  vi.stubGlobal('createImageBitmap', async () => ({ width: 2, height: 2, close: () => {} }));
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext = () => ({
        fillRect: () => {},
        drawImage: () => {},
        getImageData: () => ({ data: new Uint8Array(16) }),
      });
    },
  );
  return () => vi.unstubAllGlobals();
});

const open = async (check: KeyCheckState, answers: Answers = {}, tab: TabThread = bob(check.state, { held })) => {
  const background = fakeBackground({ 'tab.thread': () => tab, 'verify.state': () => check, ...answers });
  const { ask, watch } = background;
  const makeReader = () => ({ read: async () => seen, end: () => {} });
  await show(null);
  await show(<VerifyScreen {...{ ask, watch, makeReader, tabId: 7 }} />);
  await settle();
  return background;
};

const choosePicture = async (): Promise<void> => {
  const field = find<HTMLInputElement>('input[name=picture]');
  Object.defineProperty(field, 'files', { configurable: true, value: [new Blob(['picture'])] });
  await act(() => void field.dispatchEvent(new Event('change', { bubbles: true })));
  for (let turn = 0; turn < 4; turn++) await settle();
};

describe('what it says', () => {
  it('names the contact, the state, and the number in twelve groups', async () => {
    await open(state());
    expect(textOf('h1')).toBe('Check the key of @bob');
    expect(find('[data-check]').dataset['check']).toBe('protected');
    const groups = [...document.querySelectorAll('[data-number] li')].map((group) => group.textContent);
    expect(groups.join('')).toBe(number);
    expect(groups).toHaveLength(12);
    expect(textOf('main, body')).not.toMatch(/\bis verified\b/i);
  });

  it.each(['late', 'used', 'wrong', 'other-key', 'not-completed'] as const)(
    'says why the last check failed: %s',
    async (failed) => {
      await open(state({ failed }));
      const sentences = textOf('[data-outcome] p');
      expect(sentences).toContain('@bob');
      expect(sentences).toMatch(/\. .+\.$/);
    },
  );

  it.each([[{ kind: 'no-site' }], [bob('off')], [bob('locked')]] as const)(
    'says where to go without a thread whose key could be checked',
    async (tab) => {
      await open(state(), {}, tab as TabThread);
      expect(textOf('body')).toContain('click the Sotto button');
      expect(isThere('[data-act=show-code]')).toBe(false);
    },
  );
});

describe('a code that is shown', () => {
  it('is drawn when asked for, with its warning and its time, and asked for again when it is over', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    try {
      let check = state();
      await open(check, {
        'verify.state': () => check,
        'verify.show': () => ({ text: 'SOTTO CONTACT 00', shownAt: 100, until: 700 }),
      });
      expect(isThere('[data-contact-code]')).toBe(false);
      await click('[data-act=show-code]');
      expect(isThere('[data-contact-code] svg')).toBe(true);
      expect(textOf('.show-code')).toContain('never send it');
      expect(textOf('.show-code')).toContain('Good for 10:00');
      check = state({ failed: 'not-completed' });
      await act(() => void vi.advanceTimersByTime(601_000));
      await settle();
      expect(isThere('[data-contact-code]')).toBe(false);
      expect(isThere('[data-act=show-code]')).toBe(true);
      expect(textOf('[data-outcome=not-completed] h2')).toBe('Not completed'); // by itself, without a word from outside
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a code that was scanned', () => {
  const outcomes: readonly (readonly [ScanOutcome, string])[] = [
    [{ kind: 'checked', sent: { kind: 'sent' } }, 'The key of this thread is that of @bob.'],
    [{ kind: 'refused', why: 'foreign' }, 'no code of Sotto'],
    [{ kind: 'refused', why: 'other-sotto' }, 'not a contact code'],
    [{ kind: 'refused', why: 'damaged' }, 'damaged'],
    [{ kind: 'refused', why: 'own' }, 'your own code'],
    [{ kind: 'refused', why: 'other-account' }, 'another account'],
    [{ kind: 'refused', why: 'other-key' }, 'another key'],
    [{ kind: 'refused', why: 'stale' }, 'too long ago'],
    [{ kind: 'refused', why: 'used' }, 'before'],
  ];
  it.each(outcomes)('says what it was: %o', async (outcome, words) => {
    const { asked } = await open(state(), { 'verify.scan': () => outcome });
    await choosePicture();
    expect(asked.filter(({ method }) => method === 'verify.scan').map(({ params }) => params)).toEqual([
      { tabId: 7, thread: expect.any(Object), text: 'SOTTO CONTACT 00' },
    ]);
    expect(textOf('body')).toContain(words);
  });

  it.each([
    [{ kind: 'checked', sent: { kind: 'sent' } }, 'verified', 'Verified'],
    [{ kind: 'refused', why: 'other-key' }, 'other-key', 'Not the same key'],
    [{ kind: 'refused', why: 'own' }, 'not-checked', 'Not checked'],
  ] as const)('is told first, in large words, and reading goes on there: %o', async (outcome, verdict, words) => {
    await open(state(), { 'verify.scan': () => outcome });
    await choosePicture();
    expect(textOf('h1 + section h2')).toBe(words);
    expect(document.activeElement).toBe(find(`[data-outcome=${verdict}]`));
  });

  it('is told to whoever showed it as well, once their side is verified', async () => {
    let check = state();
    const { announce } = await open(check, { 'verify.state': () => check });
    expect(isThere('[data-outcome]')).toBe(false);
    check = state({ state: 'verified' });
    await act(announce);
    await settle();
    expect(document.activeElement).toBe(find('[data-outcome=verified]'));
  });

  it('of an earlier check is told without taking the focus', async () => {
    await open(state({ failed: 'late' }));
    expect(isThere('[data-outcome=not-checked]')).toBe(true);
    expect(document.activeElement).toBe(document.body);
  });

  it('is said to be missing from a picture without one, and nothing is asked', async () => {
    seen = null;
    const { asked } = await open(state());
    await choosePicture();
    expect(textOf('[role=alert]')).toContain('No code was found');
    expect(asked.map(({ method }) => method)).not.toContain('verify.scan');
  });

  it('is told until the next attempt begins, and told again when that comes to the same', async () => {
    const scans: ScanOutcome[] = [
      { kind: 'refused', why: 'foreign' },
      { kind: 'refused', why: 'foreign' },
    ];
    let check = state({ failed: 'late' });
    const { announce } = await open(check, {
      'verify.state': () => check,
      'verify.scan': () => scans.shift() ?? { kind: 'refused', why: 'own' },
      'verify.show': () => {
        check = state();
        return { text: 'SOTTO CONTACT 00', shownAt: 100, until: 700 };
      },
    });
    const told = (): boolean => isThere('[data-outcome]');
    expect(told()).toBe(true);
    await choosePicture();
    expect(textOf('[data-outcome]')).toContain('no code of Sotto');
    seen = null;
    await choosePicture();
    expect([told(), textOf('[role=alert]')]).toEqual([false, expect.stringContaining('No code was found')]);
    seen = 'SOTTO CONTACT 00';
    await choosePicture();
    expect([told(), isThere('[role=alert]')]).toEqual([true, false]);
    await click('[data-act=compare]');
    expect(told()).toBe(false);
    seen = null;
    await choosePicture();
    expect(isThere('[role=alert]')).toBe(true);
    await click('[data-act=show-code]');
    expect([told(), isThere('[role=alert]')]).toEqual([false, false]);
    check = state({ failed: 'late' });
    await act(announce);
    await settle();
    expect(textOf('[data-outcome]')).toContain('it came too late');
    expect(document.activeElement).toBe(find('[data-outcome]')); // the same words, and news
  });

  it('can be told by hand where it could not be sent', async () => {
    const sent = { kind: 'failed', code: 'page/layout', id: '1', armored: 'Sotto1abcZq9' } as const;
    await open(state(), { 'verify.scan': () => ({ kind: 'checked', sent }) });
    await choosePicture();
    expect(textOf('[data-outcome=verified]')).toContain('@bob is not told yet');
    expect(isThere('[data-act=copy]')).toBe(true);
  });
});

describe('the safety number', () => {
  it('is confirmed in two steps, and not where there is nothing to confirm', async () => {
    const { asked } = await open(state(), { 'verify.compared': () => ({}) });
    await click('[data-act=compare]');
    expect(asked.map(({ method }) => method)).not.toContain('verify.compared');
    await click('[data-act=not-the-same]');
    expect(isThere('[data-act=compared]')).toBe(false);
    await click('[data-act=compare]');
    await click('[data-act=compared]');
    expect(asked.filter(({ method }) => method === 'verify.compared')).toEqual([
      { method: 'verify.compared', params: { thread } },
    ]);
    for (const settled of ['verified', 'blocked'] as const) {
      await open(state({ state: settled }));
      expect(isThere('[data-act=compare]')).toBe(false);
      expect(isThere('[data-number]')).toBe(true);
    }
  });
});

describe('the popup', () => {
  it.each(['protected', 'verified', 'blocked'] as const)('leads to it in a thread that is %s', async (one) => {
    const { openApp } = await openPopup({ status: 'open', thread: bob(one, { held }) });
    await click('[data-act=verify]');
    expect(openApp).toHaveBeenCalledWith('verify');
  });

  it.each(['off', 'invited', 'restored'] as const)('does not in one that is %s', async (one) => {
    await openPopup({ status: 'open', thread: bob(one, { held: { ...held, session: 'none' } }) });
    expect(isThere('[data-act=verify]')).toBe(false);
  });

  it('tells the contact of a scan once more', async () => {
    const { asked } = await openPopup(
      { status: 'open', thread: bob('verified', { held, unsent: 'scanned' }) },
      { 'verify.send': () => ({ kind: 'sent' }) },
    );
    expect(textOf('main')).toContain('has not been told');
    await click('[data-act=send-scan]');
    expect(asked.filter(({ method }) => method === 'verify.send')).toHaveLength(1);
    expect(textOf('main')).toContain('Your contact is told in the thread.');
  });
});

it('R-KEY-6: a tab that has moved to another thread begins anew: nothing that was found, and no code, is of that one', async () => {
  const first = bob('protected', { held });
  let tab: TabThread = first;
  await open(state(), {
    'tab.thread': () => tab,
    'verify.scan': () => ({ kind: 'checked', sent: { kind: 'sent' } }),
  });
  await choosePicture();
  expect(document.querySelector('[data-outcome=verified]')).not.toBeNull();
  tab = { ...first, peerHandle: 'carol', held: { ...held, thread: { ...held.thread, conversationId: '1001-3003' } } };
  await act(() => void window.dispatchEvent(new Event('focus'))); // the person comes back from the tab
  await settle();
  expect(textOf('h1')).toContain('@carol');
  expect(document.querySelector('[data-outcome]')).toBeNull();
});

it.each([
  ['late', 'not-counted', 'that stands'],
  ['used', 'not-counted', 'that stands'],
  ['wrong', 'not-checked', ''],
] as const)(
  'where the key was checked before, a scan that came %s does not take that back',
  async (failed, verdict, words) => {
    await open(state({ state: 'verified', failed }));
    expect(document.querySelector('[data-outcome]')?.getAttribute('data-outcome')).toBe(verdict);
    expect(textOf('[data-outcome]')).toContain(words);
  },
);
