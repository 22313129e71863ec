/** Shows a message of one thread in another one, as if it had been written there. */
import { accounts } from '../../support/accounts.ts';
import { eventually, protect, sees, visit } from '../../support/acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

const carol = { id: '3003000000000000003', handle: 'carol', name: 'Carol' };

export const showsItInAnotherThread: GuardAttack = {
  without: {
    requirement: 'R-LIE-1',
    file: 'lib/background/batch-rows.ts',
    edits: [{ from: "isHere ? [] : (['other-thread'] as const)", to: '[]' }],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const text = bob.message('yes, send it to this account');
    site.addMessages(conversation, [{ from: accounts.bob.id, text }]);
    await sees(alice, 'yes, send it to this account');
    site.addAccount(carol);
    const other = site.openConversation(accounts.alice.id, carol.id);
    await visit(alice, other);
    await protect(alice);
    site.addMessages(other, [{ from: carol.id, text }]);
    const rows = async () => (await alice.glass.texts('[data-row]')).filter((row) => row.includes('yes, send it'));
    await eventually('it is read there', async () => (await rows()).length > 0);
    return (await rows()).some((row) => !row.includes('from another thread'));
  },
};
