/** Gives the focus to a field in a frame of its own, a hundred times a second. */
import { standsInComposer, typesAndIsHeard } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const takeIntoFrame = () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  const field = frame.contentDocument?.body.appendChild(document.createElement('input'));
  frame.id = 'own';
  setInterval(() => {
    frame.contentWindow?.focus();
    field?.focus();
  }, 10);
};
const frameHolds = () =>
  document.querySelector<HTMLIFrameElement>('#own')?.contentDocument?.querySelector('input')?.value ?? '';

export const takesItIntoAFrame: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/subframe.ts',
    edits: [
      {
        from: "isGuarded || (isDoubtful && !isNoneGuarded()) ? 'guarded' : 'free'",
        to: "isGuarded && isDoubtful && isNoneGuarded() ? 'guarded' : 'free'",
      },
    ],
  },
  bites: async (stage) => {
    await standsInComposer(stage);
    await stage.alice.site.evaluate(takeIntoFrame);
    return typesAndIsHeard(stage.alice, frameHolds);
  },
};
