/** Answers the same invitation in the contact's name, with a key of its own. */
import { accounts } from '../../support/accounts.ts';
import { acceptAsScript } from '../../support/scripted-contact.ts';
import { comesToBe, type GuardAttack } from '../guard-attack.ts';

export const comesWithAnotherKey: GuardAttack = {
  without: {
    requirement: 'R-LIE-2',
    file: 'lib/background/read-handshake.ts',
    edits: [
      {
        from: 'if (isOtherKey(contact.identity, opened.theirIdentity))',
        to: 'if (opened.theirIdentity.length === 0)',
      },
    ],
  },
  bites: async ({ site, conversation, alice }) => {
    const mallory = acceptAsScript(site, conversation, accounts.bob.id);
    site.addMessages(conversation, [{ from: accounts.bob.id, text: mallory.acceptance }]);
    return !(await comesToBe(() => alice.composer.evaluate(() => document.body.dataset['state'] === 'blocked')));
  },
};
