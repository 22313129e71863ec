/** Shows somebody else's name above the thread, as if that one had written what the contact writes. */
import { accounts } from '../../support/accounts.ts';
import { sees, visit } from '../../support/acts.ts';
import { type GuardAttack, succeeds } from '../guard-attack.ts';

/** Runs in the page. */
const swap = (): void => {
  setInterval(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    for (const link of root?.querySelectorAll('[data-testid="dm-conversation-header"] a[href]') ?? [])
      link.setAttribute('href', '/mallory');
  }, 5);
};

export const swapsTheNameAbove: GuardAttack = {
  without: {
    requirement: 'R-LIE-1',
    file: 'lib/background/names.ts',
    edits: [{ from: 'contact.handle === null && shown !== null', to: 'shown !== null' }],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    await visit(alice, conversation);
    await alice.site.evaluate(swap);
    const saysMallory = async (text: string) => {
      site.addMessages(conversation, [{ from: accounts.bob.id, text: bob.message(text) }]);
      await sees(alice, text);
      return (await alice.glass.texts('[data-row]')).some((row) => row.includes('@mallory'));
    };
    let nth = 0;
    return succeeds(() => saysMallory(`who says so, ${++nth}`));
  },
};
