/** R-TYPE-1: while Alice writes, the page sees no key, whatever it does with the focus. R-PAGE-1: nor a word anywhere else. */
import { eventually, say, sees } from '../support/acts.ts';
import { boxState, curiousSite } from '../support/curious-site.ts';
import { expect, test } from '../support/story.ts';

/** The page makes a field of its own in mid-word and gives it the focus, over and over. */
const stealFocus = () => {
  const fake = document.body.appendChild(document.createElement('input'));
  fake.id = 'fake';
  const timer = setInterval(() => fake.focus(), 40);
  setTimeout(() => clearInterval(timer), 4_000);
};
const stolen = () => document.querySelector<HTMLInputElement>('#fake')?.value ?? null;

test('keys typed into the composer never reach the page, not even when it steals the focus', async ({
  site,
  confidential,
  met,
}) => {
  confidential.push('written under watch', 'stolenwords');
  site.set({ extraScript: curiousSite });
  const { alice, bob } = await met();

  await alice.composer.click('textarea');
  await alice.composer.type('textarea', 'written under watch');
  await alice.composer.press('textarea', 'Enter');
  await sees(bob, 'written under watch');

  await alice.site.evaluate(stealFocus);
  for (const letter of 'stolenwords') await alice.keys(letter);
  expect(await alice.site.evaluate(stolen)).toBe('');
  const { value, caught } = await alice.site.evaluate(boxState);
  expect(value).toBe('');
  expect(caught.filter((event) => !event.startsWith('input '))).toEqual([]);
  for (const event of caught) expect(event).toBe('input '); // our own insertion of armor, which carries no data
});

test('a click into another field of the page lets the person type there, and back in the composer it is closed again', async ({
  confidential,
  met,
}) => {
  confidential.push('and back again');
  const { alice, bob } = await met();
  const search = '[data-testid=dm-inbox-panel] input';
  await alice.site.click(search);
  await alice.keys('bob');
  expect(
    await alice.site.evaluate((css) => {
      const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
      return root?.querySelector<HTMLInputElement>(css)?.value;
    }, search),
  ).toBe('bob');
  await alice.composer.click('textarea');
  await say(alice, 'and back again');
  await sees(bob, 'and back again');
});

test('Shift+Tab leads out of the composer into the page, and a click into it shuts the page out again', {
  tag: '@firefox',
}, async ({ site, confidential, accepted }) => {
  confidential.push('shut out again');
  site.set({
    extraScript: `window.heard = []; addEventListener('keydown', ({ key }) => window.heard.push(key), true);`,
  });
  const { alice } = await accepted();
  await alice.composer.click('textarea');
  const heard = () => alice.site.evaluate(() => (window as unknown as { heard: string[] }).heard);
  await eventually('the page hears the next Tab', async () => {
    await alice.keys('Shift+Tab');
    return (await heard()).includes('Tab');
  });
  await alice.composer.click('textarea');
  const before = (await heard()).length;
  await alice.keys('shut out again');
  expect(await alice.composer.evaluate(() => document.querySelector('textarea')?.value)).toBe('shut out again');
  expect(await heard()).toHaveLength(before);
});

/** The page's field, its keys, and how it gets the focus. Each trick throws the focus at it ten times a second. */
const tricks = {
  'says that it stands elsewhere': () => history.replaceState(null, '', '/i/chat/77-88'),
  'forgets who is logged in': () => {
    const { cookieStore } = window as unknown as {
      cookieStore: { set(cookie: { name: string; value: string; domain: string }): Promise<void> };
    };
    return cookieStore.set({ name: 'twid', value: 'u%3D99', domain: 'x.com' });
  },
  'takes the focus into a frame of its own that it writes anew': () => {
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.id = 'own';
    setTimeout(() => {
      frame.contentDocument?.open();
      frame.contentDocument?.write('<input id="inside">');
    }, 300);
    setInterval(() => frame.contentDocument?.querySelector<HTMLInputElement>('#inside')?.focus(), 100);
  },
} as const;

for (const [name, trick] of Object.entries(tricks)) {
  test(`a page that ${name} gets at most one key of what is typed`, async ({ confidential, accepted }) => {
    confidential.push('abcdefghijklmnop');
    const { alice } = await accepted();
    await alice.site.click('[data-testid=dm-inbox-panel] input');
    await alice.glass.click('[data-row]');
    await alice.composer.click('textarea'); // from frame to frame: the guard hears of it from the composer
    await alice.site.evaluate(stealFocus);
    await alice.site.evaluate(trick as () => unknown);
    await eventually('the trap is set', () =>
      alice.site.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('#own');
        return frame === null || frame.contentDocument?.querySelector('#inside') !== null;
      }),
    );
    for (const letter of 'abcdefghijklmnop') await alice.keys(letter);
    const caught = await alice.site.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('#own')?.contentDocument;
      const inside = frame?.querySelector<HTMLInputElement>('#inside')?.value ?? '';
      return inside + (document.querySelector<HTMLInputElement>('#fake')?.value ?? '');
    });
    expect(caught.length).toBeLessThanOrEqual(1);
  });
}

test('a page that wrote its document over our listeners is loaded afresh before anything is typed', async ({
  site,
  accepted,
}) => {
  const { alice } = await accepted();
  site.set({
    extraScript: 'document.documentElement.dataset.loaded = performance.getEntriesByType("navigation")[0].type;',
  });
  await alice.open('/i/chat');
  await alice.site.evaluate(async () => {
    const html = await (await fetch('/i/chat')).text();
    document.open();
    document.write(html);
    document.close();
  });
  await alice.site.click('[data-testid^="dm-conversation-item-"]');
  await alice.site.waitFor('html[data-loaded=reload]');
  await alice.composer.waitFor('body[data-state=open] textarea');
  await alice.composer.click('textarea');
  await alice.site.evaluate(stealFocus);
  for (const letter of 'fresh') await alice.keys(letter);
  expect(await alice.site.evaluate(stolen)).toBe('');
});
