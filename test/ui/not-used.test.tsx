// @vitest-environment happy-dom
/** A site on which Sotto is not in use yet is offered, by its own name and for its own host; what is no website is not. */
import { expect, test } from 'vitest';
import { wantedAt } from '../../lib/people/not-used.tsx';
import { openPopup } from './popup-window.tsx';
import { click, textOf } from './screen.ts';

test('offers to be let onto the site, and has the browser ask for its one host', async () => {
  const asked: string[][] = [];
  const wanted = async () =>
    wantedAt('https://app.slack.com/client/T1/D1', async (patterns) => asked.push(patterns) > 0);
  await openPopup({ status: 'open', thread: { kind: 'no-site' } }, {}, 7, { wanted });
  expect(textOf('h2')).toBe('Sotto is not in use on Slack');
  await click('[data-act=allow-site]');
  expect(asked).toEqual([['https://app.slack.com/*']]);
});

test('any other site is offered by its host, never by the name of one that it looks like', async () => {
  const asked: string[][] = [];
  const wanted = async () =>
    wantedAt('https://app.slack.com.evil.example:8443/client', async (patterns) => asked.push(patterns) > 0);
  await openPopup({ status: 'open', thread: { kind: 'no-site' } }, {}, 7, { wanted });
  expect(textOf('h2')).toBe('Sotto does not know app.slack.com.evil.example:8443');
  await click('[data-act=allow-site]');
  expect(asked).toEqual([['https://app.slack.com.evil.example/*']]);
});

test('what runs on this computer is a site, too', () => {
  expect(wantedAt('http://localhost:9000/#/chan-1', async () => true)?.site).toBe('localhost:9000');
});

test.each([
  '',
  'about:blank',
  'chrome://extensions',
  'file:///etc/passwd',
  'http://chat.example/',
  'http://localhost.example/',
])('offers nothing for %s', (address) => {
  expect(wantedAt(address, async () => true)).toBeNull();
});
