/** @vitest-environment happy-dom */
/** What X calls the account that is logged in stands in the bar beside the chat, and is taken only in the shape of a handle. */
import { expect, test } from 'vitest';
import { xAdapter } from '../../lib/sites/x/adapter.ts';

const handleIn = (html: string): string | null => {
  document.body.innerHTML = html;
  return xAdapter(document).ownHandle();
};

test('is read from the link to the own profile', () => {
  expect(handleIn('<nav><a data-testid="AppTabBar_Profile_Link" href="/alice_1"></a></nav>')).toBe('alice_1');
  expect(handleIn('<a data-testid="AppTabBar_Profile_Link" href="https://x.com/alice"></a>')).toBe('alice');
});

test.each([
  '',
  '<a data-testid="AppTabBar_Home_Link" href="/home"></a>',
  '<a data-testid="AppTabBar_Profile_Link"></a>',
  '<a data-testid="AppTabBar_Profile_Link" href="/alice/status/1"></a>',
  '<a data-testid="AppTabBar_Profile_Link" href="/alice%E2%9C%93"></a>',
  '<a data-testid="AppTabBar_Profile_Link" href="javascript:alice"></a>',
])('is unknown in %j', (html) => {
  expect(handleIn(html)).toBeNull();
});
