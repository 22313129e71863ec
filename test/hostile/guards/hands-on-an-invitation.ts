/** Hands on an invitation that somebody else made, as the contact's own. */
import { wrapArmor } from '../../../lib/core/armor/armor.ts';
import { createInvitation } from '../../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../../lib/core/identity.ts';
import { accounts } from '../../support/accounts.ts';
import { visit } from '../../support/acts.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

const carol = { id: '3003000000000000003', handle: 'carol', name: 'Carol' };

export const handsOnAnInvitation: GuardAttack = {
  without: {
    requirement: 'R-LIE-3',
    file: 'lib/background/read-handshake.ts',
    edits: [{ from: "if (whose === 'other-account') return unreadable(situation, 'other-account');", to: '' }],
  },
  bites: async ({ site, alice }) => {
    const random = seededRandom('hands-on');
    const { payload } = createInvitation(
      {
        site: siteTag('x'),
        ourTag: accountTag('x', accounts.bob.id),
        theirTag: accountTag('x', accounts.alice.id),
        identity: createIdentity(random),
        deviceId: createDeviceId(random),
        now: Math.floor(Date.now() / 1_000),
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
