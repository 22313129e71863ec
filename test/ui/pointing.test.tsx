// @vitest-environment happy-dom
/** A site that nobody has listed: the popup sends the person into the page to point, and asks for a name that the site does not show. */
import { expect, test } from 'vitest';
import type { TabThread } from '../../lib/rpc/thread-types.ts';
import { bob, held, openPopup } from './popup-window.tsx';
import { click, fill, find, isThere, textOf } from './screen.ts';

const notPointed: TabThread = { kind: 'not-pointed', site: 'chat.example' };
const unnamed = bob('protected', { site: 'chat.example', peerHandle: null, held: held() });

test('says what to do, and goes on in the page', async () => {
  const { asked, leave } = await openPopup({ status: 'open', thread: notPointed }, { 'tab.point': () => ({}) });
  expect(find('main').dataset['thread']).toBe('not-pointed');
  expect(textOf('h2')).toBe('Show Sotto where you write on chat.example');
  await click('[data-act=point]');
  expect(asked.at(-1)).toEqual({ method: 'tab.point', params: { tabId: 7 } });
  expect(leave).toHaveBeenCalledOnce();
  expect(textOf('[role=status]')).toBe('Go on in the page.');
});

test('stays where the page does not let anybody point, and says why', async () => {
  const { leave } = await openPopup(
    { status: 'open', thread: notPointed },
    { 'tab.point': () => ({ error: 'page/no-engine' }) },
  );
  await click('[data-act=point]');
  expect(leave).not.toHaveBeenCalled();
  expect(textOf('[role=alert]')).toContain('Reload the page');
});

test('lets a person point again where they have pointed, and nowhere else', async () => {
  await openPopup({ status: 'open', thread: unnamed });
  expect(textOf('[data-act=point]')).toBe('Point again');
  expect(textOf('main')).toContain('by the page’s address');
  for (const thread of [bob('protected'), { kind: 'no-thread', site: 'discord' }, { kind: 'no-site' }] as const) {
    await openPopup({ status: 'open', thread });
    expect(isThere('[data-act=point]')).toBe(false);
  }
});

test('lets a person say how long a message may be there', async () => {
  const thread: TabThread = { ...unnamed, characters: 2_000 };
  const { asked } = await openPopup({ status: 'open', thread }, { 'site.limit': () => ({}) });
  expect(find<HTMLSelectElement>('select[name=characters]').value).toBe('2000');
  await fill('select[name=characters]', '350');
  expect(asked).toContainEqual({ method: 'site.limit', params: { site: 'chat.example', characters: 350 } });
});

test('asks for a name where the site shows none, and keeps it', async () => {
  const tab = { status: 'open' as const, thread: unnamed as TabThread };
  const { asked } = await openPopup(tab, {
    'people.rename': ({ name }) => {
      tab.thread = { ...unnamed, name };
      return { name };
    },
  });
  await fill('form[data-form=rename] input', 'Bob');
  await click('[data-act=rename]');
  const contact = { site: 'x', ownId: '1001', peerId: '2002' };
  expect(asked).toContainEqual({ method: 'people.rename', params: { contact, name: 'Bob' } });
  expect(textOf('h2')).toBe('Bob on chat.example');
  expect(isThere('form[data-form=rename]')).toBe(false);
});

test('asks for no name of a contact whom the site names, or before anything is kept of them', async () => {
  for (const thread of [bob('protected', { held: held() }), bob('off', { peerHandle: null })]) {
    await openPopup({ status: 'open', thread });
    expect(isThere('form[data-form=rename]')).toBe(false);
  }
});
