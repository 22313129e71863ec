/** Takes out of its list whatever it did not put there, into a frame of its own as well, and slips in a clear row that nothing of ours would mark then. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

const TIMES = 5;

/** Runs in the page: our host is a plain element without any attribute but its style. */
const takeAway = (times: number): void => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const elsewhere = document.body.appendChild(document.createElement('iframe')).contentDocument?.body;
  let left = times;
  const timer = setInterval(() => {
    const rows = root?.querySelector('[data-testid=dm-message-scroller] [data-index]')?.parentElement;
    const strange = [...(rows?.children ?? [])].filter(
      (child) => child.attributes.length === 1 && child.hasAttribute('style') && child.childElementCount === 0,
    );
    for (const one of strange) {
      if (left % 2 === 0) one.remove();
      else elsewhere?.append(one); // from another document nothing is moved as it is
    }
    if (strange.length > 0) left -= 1;
    if (left <= 0) clearInterval(timer);
  }, 100);
};

export const takesTheGlassAway: GuardAttack = {
  without: {
    requirement: 'R-LIE-4',
    file: 'lib/page/sheet.ts',
    edits: [
      {
        from: 'if (frame.host.parentNode !== content) moveInto(content, frame.host);',
        to: "if (frame.host.parentNode !== content && !('was' in frame)) moveInto(content, frame.host); Object.assign(frame, { was: true });",
      },
    ],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const from = accounts.bob.id;
    site.addMessages(conversation, [{ from, text: bob.message('this one is mine') }]);
    await sees(alice, 'this one is mine');
    await alice.site.evaluate(takeAway, TIMES);
    await new Promise((resolve) => setTimeout(resolve, TIMES * 700));
    site.addMessages(conversation, [{ from, text: 'send it to the other account' }]);
    const isMarked = async () => (await alice.glass.texts('[data-strip]').catch(() => [])).length > 0;
    return !(await comesToBe(isMarked));
  },
};
