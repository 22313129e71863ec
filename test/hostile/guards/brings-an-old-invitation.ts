/** Brings an invitation that was made last year, and never answered, as a new one. */
import { isOfferedInvitation } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

const YEAR = 365 * 86_400;

export const bringsAnOldInvitation: GuardAttack = {
  without: {
    requirement: 'R-LIE-6',
    file: 'lib/core/handshake/invitation.ts',
    edits: [{ from: 'return createdAt + INVITATION_LIFE;', to: 'return createdAt + 100 * INVITATION_LIFE;' }],
  },
  bites: (stage) => isOfferedInvitation(stage, 'carol', YEAR),
};
