/** Brings an invitation that was made last year, and never answered, as a new one. */
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { createInvitation } from '../../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../../lib/core/identity.ts';
import { accounts } from '../../support/accounts.ts';
import { visit } from '../../support/acts.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

const carol = { id: '3003000000000000003', handle: 'carol', name: 'Carol' };
const YEAR = 365 * 86_400;

export const bringsAnOldInvitation: GuardAttack = {
  without: {
    requirement: 'R-LIE-6',
    file: 'lib/core/handshake/invitation.ts',
    edits: [{ from: 'return createdAt + INVITATION_LIFE;', to: 'return createdAt + 100 * INVITATION_LIFE;' }],
  },
  bites: async ({ site, alice }) => {
    const random = seededRandom('last year');
    const { payload } = createInvitation(
      {
        site: siteTag('x'),
        ourTag: accountTag('x', carol.id),
        theirTag: accountTag('x', accounts.alice.id),
        identity: createIdentity(random),
        deviceId: createDeviceId(random),
        now: Math.floor(Date.now() / 1_000) - YEAR,
      },
      random,
    );
    site.addAccount(carol);
    const conversation = site.openConversation(accounts.alice.id, carol.id);
    site.addMessages(conversation, [{ from: carol.id, text: wrapArmor(payload) }]);
    await visit(alice, conversation);
    return comesToBe(async () => {
      const popup = await alice.popup();
      const state = await popup.attribute('main', 'data-thread');
      await popup.close();
      return state === 'invitation-received';
    });
  },
};
