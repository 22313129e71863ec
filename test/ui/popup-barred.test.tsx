// @vitest-environment happy-dom
/** The popup in a thread with somebody whom the person has blocked: it says so, offers nothing that sends, and a way back. */
import { expect, it } from 'vitest';
import type { HeldThread } from '../../lib/rpc/thread-types.ts';
import { bob, openPopup, type Tab } from './popup-window.tsx';
import { click, isThere, textOf } from './screen.ts';

const held: HeldThread = {
  thread: { site: 'x', ownId: '1001', conversationId: '1001-2002' },
  keepDays: null,
  timer: 0,
  session: 'in-use',
  isInvitedAnew: true,
  peerId: '2002',
  muted: false,
  barred: true,
};

it('says that nothing is sent, and unblocks', async () => {
  const tab: Tab = { status: 'open', thread: bob('protected', { held }) };
  const { asked } = await openPopup(tab, {
    'people.block': () => {
      tab.thread = bob('protected', { held: { ...held, barred: false } });
      return {};
    },
  });
  expect(textOf('.notice-bad')).toBe('You have blocked @bob. Nothing is sent here, in clear or encrypted.');
  expect(isThere('[data-act=accept]')).toBe(false);
  await click('[data-act=unblock]');
  expect(asked).toContainEqual({
    method: 'people.block',
    params: { contact: { site: 'x', ownId: '1001', peerId: '2002' }, blocked: false },
  });
  expect(isThere('.notice-bad')).toBe(false);
  expect(isThere('[data-act=accept]')).toBe(true);
});

it('does not call protected what the site reads, and says why it could not unblock', async () => {
  const tab: Tab = { status: 'open', thread: bob('invitation-received', { held: { ...held, session: 'none' } }) };
  await openPopup(tab, { 'people.block': () => ({ error: 'contact/unknown' }) });
  expect(textOf('.notice-bad')).toContain('is not protected');
  expect(isThere('[data-act=accept], [data-act=protect]')).toBe(false);
  await click('[data-act=unblock]');
  expect(textOf('[role=alert]')).toContain('does not know this person any more');
});
