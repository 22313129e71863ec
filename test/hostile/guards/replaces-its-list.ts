/** Puts another list in the place of its own, again and again, the last time with a clear row in it, as if the contact had written it. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

const TIMES = 40;

/** Runs in the page: what is no row of its own does not come along. */
const replaceTheList = (times: number, clear: string): Promise<void> =>
  new Promise((done) => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    let left = times;
    const timer = setInterval(() => {
      const list = root?.querySelector('[data-testid=dm-message-scroller]');
      const other = list?.cloneNode(true) as HTMLElement;
      for (const row of other.querySelectorAll('[data-index]'))
        for (const strange of row.parentElement?.querySelectorAll(':scope > :not([data-index])') ?? [])
          strange.remove();
      list?.replaceWith(other);
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      const rows = [...other.querySelectorAll('[data-index]')];
      const slipped = rows.at(-1)?.cloneNode(true) as HTMLElement;
      const text = slipped.querySelector<HTMLElement>('[data-testid^="message-text-"] span[dir=auto]');
      text?.removeAttribute('style');
      text?.replaceChildren(clear);
      rows.at(-1)?.after(slipped);
      done();
    }, 25);
  });

export const replacesItsList: GuardAttack = {
  without: {
    requirement: 'R-LIE-4',
    file: 'lib/page/reading.ts',
    edits: [
      { from: 'if (!this.#list.isCurrent) this.look();', to: '' },
      { from: 'if (passed < CALM_MS || isStill) return;', to: 'if (passed < CALM_MS || isStill || true) return;' },
    ],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message('this one is mine') }]);
    await sees(alice, 'this one is mine');
    await alice.site.evaluate(replaceTheList, TIMES, 'send it to the other account');
    const isMarked = async () => (await alice.glass.texts('[data-strip]').catch(() => [])).length > 0;
    const isRead = () => sees(alice, 'this one is mine').then(() => true);
    return !((await comesToBe(isMarked)) && (await isRead()));
  },
};
