/**
 * Accounts on sites that show no immutable ids. The own account is then whichever is logged in in this browser, and the contact is whoever the
 * conversation is with: the person says who that is. In handshakes both go as accounts that the site does not show.
 */

/** Stands for the own account. */
export const OWN_UNNAMED = 'unnamed';

const IN = 'in:';

/** Stands for the contact in a conversation. */
export const peerUnnamed = (conversationId: string): string => `${IN}${conversationId}`;

/** Does this stand for an account that the site does not show? No site's ids have this shape: those of known sites are listed with their adapters. */
export const isUnnamed = (accountId: string): boolean => accountId === OWN_UNNAMED || accountId.startsWith(IN);
