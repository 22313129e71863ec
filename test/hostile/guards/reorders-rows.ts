/** Puts two messages of the contact in another order than they were written in. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

export const reordersRows: GuardAttack = {
  without: {
    requirement: 'R-LIE-5',
    file: 'lib/glass/order.ts',
    edits: [{ from: 'isLate: mark.sequence < before.sequence', to: 'isLate: false' }],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const from = accounts.bob.id;
    const written = ['do you take it?', 'then the other one?'].map((text) => ({ from, text: bob.message(text) }));
    site.addMessages(conversation, written.toReversed());
    await sees(alice, 'do you take it?');
    const isTold = async () =>
      (await alice.glass.texts('[data-row]')).some(
        (row) => row.includes('do you take it?') && row.includes('out of order'),
      );
    return !(await comesToBe(isTold));
  },
};
