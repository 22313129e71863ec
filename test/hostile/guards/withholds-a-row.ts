/** Withholds a message of the contact, so that those around it say something else. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

export const withholdsARow: GuardAttack = {
  without: {
    requirement: 'R-LIE-5',
    file: 'lib/glass/order.ts',
    edits: [{ from: 'return { missing: Math.max(missing, 0), byHand, isLate: false };', to: 'return INNOCENT;' }],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const from = accounts.bob.id;
    const written = ['sell it', 'no, wait, do not', 'tomorrow at nine'].map((text) => ({
      from,
      text: bob.message(text),
    }));
    site.addMessages(conversation, written.toSpliced(1, 1));
    await sees(alice, 'tomorrow at nine');
    const isTold = async () =>
      (await alice.glass.texts('[data-row]')).some(
        (row) => row.includes('tomorrow at nine') && row.includes('1 message before this one is not here'),
      );
    return !(await comesToBe(isTold));
  },
};
