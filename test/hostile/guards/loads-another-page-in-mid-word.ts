/** Loads another page of its site in mid-word, which has a field that takes the focus. */
import { standsInComposer, takenHolds, typesAndIsHeard } from '../guard-acts.ts';
import { type GuardAttack, succeeds } from '../guard-attack.ts';

/** Runs in every page from the next one on. */
const takeAtHome = (): void => {
  if (location.pathname !== '/home') return;
  addEventListener('DOMContentLoaded', () => {
    const field = document.body.appendChild(document.createElement('input'));
    field.id = 'taken';
    setInterval(() => field.focus(), 20);
  });
};

export const loadsAnotherPageInMidWord: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/carried-over.ts',
    edits: [{ from: 'if (answer !== null) guard.carryOver(answer.writing);', to: '' }],
  },
  bites: async (stage) => {
    const { site, alice } = stage;
    site.set({ extraScript: `(${takeAtHome})()` });
    await standsInComposer(stage);
    for (const letter of 'and so') await alice.keys(letter);
    await alice.site.evaluate(() => {
      location.href = '/home';
    });
    await succeeds(async () => (await alice.site.attribute('#taken', 'id').catch(() => null)) !== null);
    return succeeds(() => typesAndIsHeard(alice, takenHolds).catch(() => false));
  },
};
