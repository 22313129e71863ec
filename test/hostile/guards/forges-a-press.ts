/** Forges a press of the person in the page, and takes the focus as if the person had gone there. */
import { standsInComposer, takenHolds, typesAndIsHeard } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const forgeAndTake = () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.id = 'taken';
  setInterval(() => {
    field.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, clientX: 1, clientY: 1 }));
    field.focus();
  }, 30);
};

export const forgesAPress: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/guard.ts',
    edits: [{ from: 'if (!event.isTrusted || (host !== null', to: 'if ((host !== null' }],
  },
  bites: async (stage) => {
    await standsInComposer(stage);
    await stage.alice.site.evaluate(forgeAndTake);
    return typesAndIsHeard(stage.alice, takenHolds);
  },
};
