/** Has its own message box at hand while the vault is locked and nobody knows which threads are protected. */
import { lock } from '../../support/acts.ts';
import { typesIntoTheBox } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

export const takesKeysWhileLocked: GuardAttack = {
  without: {
    requirement: 'R-TYPE-2',
    file: 'lib/background/handlers/page.ts',
    edits: [
      {
        from: "return (await isTagged(context, ref)) ? { kind: 'locked' } : { kind: 'off' };",
        to: "return { kind: 'off' };",
      },
      { from: "kinds: armored.map(() => 'locked')", to: "kinds: armored.map(() => 'none')" },
    ],
  },
  bites: async (stage) => {
    await lock(stage.alice);
    await stage.alice.open('/home');
    return typesIntoTheBox(stage);
  },
};
