/** Slips a clear row of its own among the protected ones, as if the contact had written it. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

export const slipsInAClearRow: GuardAttack = {
  without: {
    requirement: 'R-LIE-4',
    file: 'lib/page/strips.ts',
    edits: [{ from: "kind === 'clear' && rect.height > 0", to: 'false' }],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const from = accounts.bob.id;
    site.addMessages(conversation, [
      { from, text: bob.message('this one is mine') },
      { from, text: 'send it to the other account' },
    ]);
    await sees(alice, 'this one is mine');
    return !(await comesToBe(async () => (await alice.glass.texts('[data-strip]')).length > 0));
  },
};
