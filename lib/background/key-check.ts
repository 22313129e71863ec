/** What becomes of a thread while its contact's key is checked by a scan. Pure: stores nothing. */
import { equal } from '../core/bytes.ts';
import type { SessionId } from '../core/keys.ts';
import { MAX_SCANNED_CODES, MAX_SHOWN_CODES, SCAN_LIFE, SCAN_SKEW } from '../core/limits.ts';
import { sha256 } from '../core/primitives.ts';
import type { Session } from '../core/ratchet/session.ts';
import { readContactCode } from '../core/verification/contact-code.ts';
import { checkProof, type ScanCode, type ShownCode, scan } from '../core/verification/scan.ts';
import type { ScanRefusal } from '../rpc/thread-types.ts';
import { type AccountRecord, type KeyCheck, noCheck, type ThreadRecord } from '../vault/records.ts';
import { stoppedOver } from './key-change.ts';
import { viewOf } from './read-handshake.ts';
import type { Thread } from './thread-state.ts';

type ProofOutcome = ReturnType<typeof checkProof>;

/** What is under way in a thread. */
export const checkOf = ({ check = noCheck }: ThreadRecord): KeyCheck => check;

/** The thread after a code was shown in it: what went wrong before is over. */
export const withShown = (thread: ThreadRecord, shown: ShownCode): ThreadRecord => {
  const check = checkOf(thread);
  return withCheck(thread, { shown: [...check.shown, shown].slice(-MAX_SHOWN_CODES), failed: null });
};

/** The contact says that it scanned a code of ours, on the session `id`. */
export const afterProof = <T extends Thread>(
  before: T,
  { session: id, proof, now }: { readonly session: SessionId; readonly proof: Uint8Array; readonly now: number },
): { readonly after: T; readonly outcome: ProofOutcome } => {
  const { thread, contact } = before;
  const { shown } = checkOf(thread);
  // One of a key that the contact had before proves nothing of the one that is pinned now.
  const session = thread.sessions.find(
    (held) =>
      equal(held.session.id, id) && contact.identity !== null && equal(held.session.theirIdentity, contact.identity),
  )?.session;
  const judged =
    session === undefined || thread.blocked ? [] : shown.map((code) => checkProof(code, proof, { session, now }));
  const which = judged.findIndex((outcome) => outcome !== 'wrong');
  const outcome = judged[which] ?? 'wrong';
  if (outcome !== 'verified') return { after: { ...before, thread: withCheck(thread, { failed: outcome }) }, outcome };
  const used = shown.map((code, index) => (index === which ? { ...code, usedAt: now } : code));
  const checked = withCheck(thread, { shown: used, failed: null });
  return { after: { ...before, thread: checked, contact: { ...contact, verified: true } }, outcome };
};

/** What a scan here says: why it does not count, that it shows another key, or that it matches, with the proof for the contact. */
export type Scan =
  | { readonly kind: 'refused'; readonly why: Exclude<ScanRefusal, 'other-key'> }
  | { readonly kind: 'other-key'; readonly code: ScanCode }
  | { readonly kind: 'match'; readonly thread: ThreadRecord; readonly proof: Uint8Array };

/**
 * @param text what stands in the QR code
 * @param session the one that the proof goes out on
 */
export const scanCode = (
  { thread, account }: { readonly thread: ThreadRecord; readonly account: AccountRecord },
  { text, session, now }: { readonly text: string; readonly session: Session; readonly now: number },
): Scan => {
  const scanned = readContactCode(text);
  if (scanned.kind !== 'code') return { kind: 'refused', why: scanned.kind };
  const { code } = scanned;
  const view = viewOf(thread);
  if (equal(code.tag, view.ourTag) && equal(code.identity, account.identity.publicKey))
    return { kind: 'refused', why: 'own' };
  const compared = scan(code, { session, site: view.site, theirTag: view.theirTag });
  // Another key is said whatever else is odd about the code: an old picture of it is as telling.
  if (compared.kind === 'other-key') return { kind: 'other-key', code };
  if (compared.kind === 'other-account') return { kind: 'refused', why: 'other-account' };
  if (!isFresh(code, now)) return { kind: 'refused', why: 'stale' };
  const reference = sha256(code.secret);
  const { scanned: before } = checkOf(thread);
  if (before.some((one) => equal(one, reference))) return { kind: 'refused', why: 'used' };
  const seen = [...before, reference].slice(-MAX_SCANNED_CODES);
  return { kind: 'match', thread: withCheck(thread, { scanned: seen, failed: null }), proof: compared.proof };
};

/** The thread after a scan has shown another key than the one we talk to: nothing goes out any more. */
export const stoppedByScan = (thread: ThreadRecord, { identity }: ScanCode, now: number): ThreadRecord =>
  stoppedOver(
    withCheck(thread, { failed: 'other-key' }),
    { key: identity, via: 'scan', payload: null, stated: now },
    now,
  );

/** By two clocks, which may differ. */
const isFresh = ({ shownAt }: ScanCode, now: number): boolean =>
  now - shownAt <= SCAN_LIFE + SCAN_SKEW && shownAt - now <= SCAN_SKEW;

const withCheck = (thread: ThreadRecord, changed: Partial<KeyCheck>): ThreadRecord => ({
  ...thread,
  check: { ...checkOf(thread), ...changed },
});
