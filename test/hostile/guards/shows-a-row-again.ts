/** Shows a message of the contact a second time, as if it had been said again. */
import { accounts } from '../../support/accounts.ts';
import { eventually } from '../../support/acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

export const showsARowAgain: GuardAttack = {
  without: {
    requirement: 'R-LIE-1',
    file: 'lib/glass/faces.ts',
    edits: [{ from: "face.kind === 'unreadable' ? face : {", to: 'true ? face : {' }],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const said = { from: accounts.bob.id, text: bob.message('yes, do it') };
    site.addMessages(conversation, [said, said]);
    const rows = async () => (await alice.glass.texts('[data-row]')).filter((row) => row.includes('yes, do it'));
    await eventually('both rows are read', async () => (await rows()).length === 2);
    return !(await rows()).some((row) => row.includes('shown again'));
  },
};
