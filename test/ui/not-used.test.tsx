// @vitest-environment happy-dom
/** A site that Sotto knows and may not read yet is offered, and no other. */
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

test.each([
  '',
  'about:blank',
  'chrome://extensions',
  'file:///etc/passwd',
  'https://app.slack.com.evil.example/',
  'https://bsky.app/messages/1',
])('offers nothing for %s', (address) => {
  expect(wantedAt(address, async () => true)).toBeNull();
});
