/** Hands on an invitation that somebody else made, as the contact's own. */
import { isOfferedInvitation } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

export const handsOnAnInvitation: GuardAttack = {
  without: {
    requirement: 'R-LIE-3',
    file: 'lib/background/read-handshake.ts',
    edits: [{ from: "if (whose === 'other-account') return unreadable(situation, 'other-account');", to: '' }],
  },
  bites: (stage) => isOfferedInvitation(stage, 'bob', 0),
};
