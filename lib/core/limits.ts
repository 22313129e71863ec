/** Every number that bounds something in the core, each with its reason (R-KEY-2). What bounds armor and parts stands in lib/core/armor. */

const DAY = 86_400;

/** Seconds for which an invitation can be accepted, on both sides: a month of holidays, and then its one-time keys go. */
export const INVITATION_LIFE = 30 * DAY;

/** Seconds for which an invitation's secrets stay after their first use: late copies of the acceptance are still told apart. */
export const INVITATION_GRACE = 7 * DAY;

/** Seconds by which the other side's clock may be ahead of ours before an invitation counts as made in the future. */
export const CLOCK_SKEW = DAY;

/**
 * Messages that may be missing before one in its chain. Higher would let a peer demand more work in one step: 2,000 steps cost
 * about 20 ms and cover a chain that was read from its newest end.
 */
export const MAX_JUMP = 2_000;

/** Message keys kept for messages not yet seen, in a session: about 100 kB at rest. The oldest go first and are counted. */
export const MAX_SKIPPED_KEYS = 2_000;

/** Seconds for which such a key is kept: after a quarter of a year a gap is a loss, and a kept key a risk. */
export const SKIPPED_KEY_LIFE = 90 * DAY;

/** Header keys of ended receiving chains, kept for their late messages. Each is one more try for an unknown payload. */
export const MAX_OLD_RECEIVING_HEADER_KEYS = 8;

/** Our own ended sending header keys, kept to recognise what another copy of this profile wrote. */
export const MAX_OLD_SENDING_HEADER_KEYS = 8;

/** Header tries that one payload can cost in one session when it is read: current, next, and the old ones. */
export const MAX_RECEIVING_TRIES = 2 + MAX_OLD_RECEIVING_HEADER_KEYS;

/** Header tries that one payload can cost in one session when it is compared with our own keys. */
export const MAX_SENDING_TRIES = 2 + MAX_OLD_SENDING_HEADER_KEYS;

/** Sessions in use with one contact: the one we send on, and three that were not given up yet. */
export const MAX_LIVE_SESSIONS = 4;

/** Sessions kept beside them for what was written on them. Each is two tries for an unknown payload. */
export const MAX_ARCHIVED_SESSIONS = 16;

/** Old header keys tried in a live session that is not the sending one: with all eight, the whole would cost more than it may. */
export const MAX_OLD_TRIES_ASIDE = 2;

/** Header tries that one unknown payload can cost over all sessions with a contact: 64, about a millisecond. */
export const MAX_TRIES =
  MAX_RECEIVING_TRIES +
  (MAX_LIVE_SESSIONS - 1) * (2 + MAX_OLD_TRIES_ASIDE) +
  MAX_ARCHIVED_SESSIONS * 2 +
  MAX_SENDING_TRIES;

/** Post-quantum epochs are counted in one byte, and begin anew after the last. */
export const EPOCHS = 256;

/** Seconds after which a KEM object that did not arrive in pieces rides whole: healing must not wait for somebody who seldom writes. */
export const EXCHANGE_PATIENCE = 7 * DAY;

/** Messages in one chain, numbered from 0: the counter has two bytes, and its last value is never used. */
export const MAX_CHAIN_LENGTH = 65_535;

/** Bytes of UTF-8 in one text: what still fits, with padding, the largest payload that armor can carry. */
export const MAX_TEXT_BYTES = 28_672;

/** Bytes of UTF-8 in a reaction: the longest emoji sequences have about 40. */
export const MAX_REACTION_BYTES = 64;

/** Bytes of UTF-8 in a file's name or media type: what file systems allow. */
export const MAX_NAME_BYTES = 255;

/** Bytes in one signal of a call, or in an invitation inside a session. */
export const MAX_SIGNAL_BYTES = 8_192;

/** Candidates in one signal: a computer has a few addresses, and what follows goes over the connection. */
export const MAX_CANDIDATES = 16;

/** Seconds for which an offered call can be answered, by the clocks of both. */
export const OFFER_LIFE = 60;

/** Arrays and maps inside each other in content: known kinds have one, and every reader can follow this many. */
export const MAX_NESTING = 16;

/** Payloads of which some parts are still missing: the oldest goes first. At most 8 times the largest payload. */
export const MAX_UNFINISHED = 8;

/** Seconds for which a code that is shown proves that it was scanned: people stand side by side. */
export const SCAN_LIFE = 600;

/** Seconds by which the clocks of two people may differ before a code that is fresh is taken for an old one. */
export const SCAN_SKEW = 300;

/** Codes that were shown in a thread and whose proof may still come: somebody who asks for a new one has the old one in the camera. */
export const MAX_SHOWN_CODES = 4;

/** Codes that were scanned in a thread and do not count again. */
export const MAX_SCANNED_CODES = 16;

/** When both have invited, the one who does not go first waits so many seconds for the other's acceptance. */
export const YIELD_SECONDS = 60;

/** Largest time and sequence number on the wire: 32 bits last until the year 2106. */
export const MAX_UINT32 = 0xffff_ffff;
