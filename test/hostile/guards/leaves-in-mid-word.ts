/** Says in mid-word that it stands in another thread, which nobody has protected, and takes the focus. */
import { standsInComposer, takenHolds, typesAndIsHeard } from '../guard-acts.ts';
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
  bites: async (stage) => {
    await standsInComposer(stage);
    await stage.alice.site.evaluate(leaveAndTake);
    return typesAndIsHeard(stage.alice, takenHolds);
  },
};
