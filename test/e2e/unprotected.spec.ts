/** Alice ends the protection of a thread, writes in the site's own box, and protects it again; Bob's side stays as it was. */
import { eventually, isTold, popupShows, say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

const BOX = '[data-testid=dm-composer-textarea]';

test(
  'R-END-1, R-END-2, R-PAGE-5: protection ends in two steps, is said on both sides, and begins again',
  {
    tag: '@firefox-full',
  },
  async ({ met, site, confidential }, info) => {
    confidential.push('while it was protected', 'Bob stays protected', 'protected again');
    const { alice, bob } = await met();
    await say(alice, 'while it was protected');

    const popup = await alice.popup();
    await popup.press('[data-act=unprotect]', 'Enter');
    await popup.waitFor('[data-asks=unprotect] li');
    expect(await alice.composer.isThere()).toBe(true);
    await popup.screenshot(info.outputPath('asked.png'));
    await popup.click('[data-act=unprotect-now]');
    await popup.waitFor('main[data-thread=unprotected] [data-unprotected=now]');
    await popup.close();
    await eventually('the composer is gone', async () => !(await alice.composer.isThere()));
    await isTold(alice, 'You ended protection of this thread');
    await isTold(bob, '@alice ended protection of this thread');
    await popupShows(bob, '[data-unprotected=theirs]');

    await alice.keys('Tab'); // until a gesture in the page its form stays shut, whoever ended the guard
    await alice.site.click(BOX);
    await alice.keys('for everybody to read');
    await alice.keys('Enter');
    await eventually('the site has it in clear', async () => site.find('for everybody to read').length > 0);
    await eventually('Bob is told that it was not protected', async () =>
      (await bob.glass.texts('[data-strip]')).includes('Not protected'),
    );
    await say(bob, 'Bob stays protected');
    await sees(alice, 'Bob stays protected');
    await sees(alice, 'while it was protected');
    await eventually('no armor stands in the list of conversations', async () =>
      (await alice.site.texts('[data-testid^="dm-conversation-item-"] .preview')).includes('Protected message'),
    );
    expect(await alice.composer.isThere()).toBe(false);
    await alice.site.screenshot(info.outputPath('unprotected.png'));

    const again = await alice.popup();
    await again.click('[data-act=protect-again]');
    await again.waitFor('main[data-thread=protected] [data-unprotected=before]');
    await again.close();
    await say(alice, 'protected again');
    await sees(bob, 'protected again');
    await alice.site.reload();
    await isTold(alice, 'You ended protection of this thread');
    await popupShows(alice, '[data-unprotected=before]');
  },
);
