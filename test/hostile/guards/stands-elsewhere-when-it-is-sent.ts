/** Stands in another thread by the time that a message has been put into its message box. */
import { accounts } from '../../support/accounts.ts';
import { eventually } from '../../support/acts.ts';
import { type GuardAttack, succeeds } from '../guard-attack.ts';

/** Runs in the page. */
const leaveWhenPutIn = () => {
  addEventListener('input', () => history.replaceState(null, '', '/i/chat/77-88'), true);
};

export const standsElsewhereWhenItIsSent: GuardAttack = {
  without: {
    requirement: 'R-SEND-2',
    file: 'lib/page/insert.ts',
    edits: [{ from: "return order.isHere() ? null : 'page/other-thread';", to: 'return null;' }],
  },
  bites: async ({ site, conversation, alice }) => {
    const sent = () => site.messages(conversation).filter(({ from }) => from === accounts.alice.id).length;
    const before = sent();
    await alice.site.evaluate(leaveWhenPutIn);
    await alice.composer.fill('textarea', 'meant for this thread alone');
    await alice.composer.press('textarea', 'Enter').catch(() => {}); // the composer goes with the thread
    await eventually('the page stands elsewhere', () =>
      alice.site.evaluate(() => location.pathname.endsWith('/77-88')),
    );
    return succeeds(async () => sent() > before);
  },
};
