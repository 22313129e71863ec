/** R-TYPE-3: a message box that the page covers or changes takes nothing until it was seen whole for half a second. */
import { eventually, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

/** What the page does over or around the box, and how it undoes that. Our host is the only `div` beside head and body. */
const disguises = {
  'lays a small transparent patch over it': {
    put: () => {
      const host = document.querySelector('html > div');
      const { left = 0, top = 0, height = 0 } = host?.getBoundingClientRect() ?? {};
      const patch = document.documentElement.appendChild(document.createElement('p'));
      patch.id = 'patch';
      patch.style.cssText = `position: fixed; margin: 0; left: ${left + 30}px; top: ${top + height / 2}px;
        width: 30px; height: 10px; z-index: 2147483647; pointer-events: none; background: white`;
    },
    lift: () => document.querySelector('#patch')?.remove(),
  },
  'makes it pale with everything else': {
    put: () => document.documentElement.setAttribute('style', 'opacity: 0.5'),
    lift: () => document.documentElement.removeAttribute('style'),
  },
} as const;

for (const [name, { put, lift }] of Object.entries(disguises)) {
  test(`a page that ${name} has nothing typed into it`, async ({ confidential, met }) => {
    confidential.push('before it', 'and after');
    const { alice, bob } = await met();
    const value = () =>
      alice.composer.evaluate(() => document.querySelector<HTMLTextAreaElement>('textarea')?.value ?? null);
    await alice.composer.click('textarea');
    await alice.keys('before it');

    await alice.site.evaluate(put);
    await alice.composer.waitFor('body[data-held=true]');
    expect(await alice.composer.text('[role=alert]')).toContain('covers or changes your message box');
    await alice.keys('unseen');
    await alice.keys('Enter');
    expect(await value()).toBe('before it');

    await alice.site.evaluate(lift);
    await alice.composer.waitFor('body[data-held=false]');
    await alice.keys(' and after');
    await alice.keys('Enter');
    await eventually('the box is empty', async () => (await value()) === '');
    await sees(bob, 'before it and after');
  });
}
