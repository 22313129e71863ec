/** Says in mid-word that it stands in another thread, which nobody has protected, and takes the focus. */
import { visit } from '../../support/acts.ts';
import { drawTyped, piecesOf } from '../canary.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const leaveAndTake = () => {
  history.replaceState(null, '', '/i/chat/77-88');
  const field = document.body.appendChild(document.createElement('input'));
  field.id = 'taken';
  setInterval(() => field.focus(), 30);
};

export const leavesInMidWord: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/guard.ts',
    edits: [{ from: "return this.#lingers && !this.#isReleased ? 'guarded' : state;", to: 'return state;' }],
  },
  bites: async ({ conversation, alice }) => {
    await visit(alice, conversation);
    await alice.composer.waitFor('body[data-state=open] textarea');
    await alice.composer.click('textarea');
    await alice.site.evaluate(leaveAndTake);
    const typed = drawTyped();
    for (const letter of typed) await alice.keys(letter);
    const taken = await alice.site.evaluate(() => document.querySelector<HTMLInputElement>('#taken')?.value ?? '');
    return piecesOf(typed).some((piece) => taken.includes(piece));
  },
};
