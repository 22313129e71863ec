// @vitest-environment happy-dom
/** Declining an invitation wherever it is offered: in the popup, in the list of people and in manual mode, and taking that back. */
import { expect, it } from 'vitest';
import type { ManualThread } from '../../lib/rpc/manual-types.ts';
import type { Person } from '../../lib/rpc/thread-types.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { openApp } from './app-window.tsx';
import { bob, held, openPopup, type Tab, thread } from './popup-window.tsx';
import { click, find, isThere, settle, textOf } from './screen.ts';

const invited = bob('invitation-received', { canAccept: true, held: held({ session: 'none' }) });
const declined = bob('off', { held: held({ session: 'none', isDeclined: true }) });

it('in the popup it stands beside accepting, and is undone there', async () => {
  const tab: Tab = { status: 'open', thread: invited };
  const { asked } = await openPopup(tab, {
    'thread.decline': ({ declined: isDeclined }) => {
      tab.thread = isDeclined ? declined : invited;
      return {};
    },
  });
  expect(textOf('.row:has([data-act=accept])')).toBe('AcceptDecline');
  find('[data-act=decline]').focus();
  await click('[data-act=decline]');
  expect(asked).toContainEqual({ method: 'thread.decline', params: { thread, declined: true } });
  expect(textOf('[data-declined]')).toContain('You declined the invitation of @bob, who was not told.');
  expect(isThere('[data-act=accept]')).toBe(false);
  expect(isThere('[data-act=protect]')).toBe(true); // or invite them yourself
  expect(document.activeElement).toBe(find('h2'));
  await click('[data-act=offer-again]');
  expect(asked).toContainEqual({ method: 'thread.decline', params: { thread, declined: false } });
  expect(isThere('[data-act=accept]')).toBe(true);
  expect(isThere('[data-declined]')).toBe(false);
});

it('says why it was not declined, and offers nothing of it while the vault is locked', async () => {
  await openPopup({ status: 'open', thread: invited }, { 'thread.decline': () => ({ error: 'thread/no-invitation' }) });
  await click('[data-act=decline]');
  expect(textOf('[role=alert]')).toBe(sayError('thread/no-invitation'));
  await openPopup({ status: 'locked', thread: invited });
  expect(isThere('[data-act=decline]')).toBe(false);
  await openPopup({ status: 'open', thread: bob('protected', { held: held({ isInvitedAnew: true }) }) });
  expect([isThere('[data-act=accept]'), isThere('[data-act=decline]')]).toEqual([true, false]);
});

it('in the list of people it says so beside the name, and what is so since', async () => {
  const one: Person = {
    ...{ site: 'x', ownId: '1', peerId: '2', conversationId: '1-2', handle: 'bob', name: null, verified: null },
    ...{ state: 'invitation-received', since: null, heardAt: null, muted: false, barred: false },
  };
  const people = [one];
  await openApp(
    '#people',
    { status: 'open' },
    {
      'people.list': () => ({ people: [...people], accounts: [] }),
      'thread.decline': ({ declined: isDeclined }) => {
        people[0] = isDeclined ? { ...one, state: 'off', declined: true } : one;
        return {};
      },
    },
  );
  const marks = () => [...document.querySelectorAll('.person-marks .label')].map((label) => label.textContent);
  const said = () => [...document.querySelectorAll('.everyone > [role=status]')].map((status) => status.textContent);
  await click('[data-act=person]');
  expect(textOf('.person-panel')).toContain('They are not told.');
  await click('[data-act=decline]');
  await settle();
  expect(marks()).toEqual(['Not protected', 'Invitation declined']);
  expect(said()).toContain('You declined the invitation of @bob.');
  await click('[data-act=offer-again]');
  await settle();
  expect(marks()).toEqual(['Invites you']);
  expect(said()).toContain('The invitation of @bob is offered again. Accept it in the conversation.');
});

it('in manual mode, too', async () => {
  const by = { site: 'by-hand', ownId: '7', conversationId: '7-8' };
  const shown: { thread: ManualThread['thread'] } = { thread: invited };
  const { asked } = await openApp(
    '#manual',
    { status: 'open' },
    {
      'manual.people': () => ({
        people: [{ thread: by, peerId: '8', handle: 'bob', name: null, state: 'invitation-received' }],
      }),
      'manual.take': () => ({ text: null }),
      'manual.thread': () => ({ thread: shown.thread, outgoing: [] }),
      'thread.decline': () => {
        shown.thread = declined;
        return {};
      },
    },
  );
  await settle();
  await click('[data-act=decline]');
  await settle();
  expect(asked).toContainEqual({ method: 'thread.decline', params: { thread, declined: true } });
  expect(textOf('[data-declined]')).toContain('@bob');
  expect(textOf('[data-act=invite]')).toBe('Make an invitation');
});
