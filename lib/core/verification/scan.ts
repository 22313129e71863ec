/**
 * Verification by one scan: one person shows a code, the other scans it, both know. Its secret never enters a session's keys, so
 * that a delayed message can cost the proof and nothing else.
 */
import { concat, equal, tuple, uint32 } from '../bytes.ts';
import {
  type AccountTag,
  type IdentityPublicKey,
  type InvitationReference,
  named,
  type SiteTag,
  sizes,
} from '../keys.ts';
import { SCAN_LIFE } from '../limits.ts';
import { hmacSha256, sha256 } from '../primitives.ts';
import type { Random } from '../random.ts';
import type { Session } from '../ratchet/session.ts';
import { decode } from '../reader.ts';

const VERSION = 1;
const SECRET_BYTES = 16;
const CHECK_BYTES = 4;

/** What a code says. */
export interface ScanCode {
  readonly site: SiteTag;
  /** The account of the person who shows it. */
  readonly tag: AccountTag;
  /** And the identity key. */
  readonly identity: IdentityPublicKey;
  readonly secret: Uint8Array;
  /** The invitation that goes with it; zero when there is none. */
  readonly invitation: InvitationReference;
  /** Unix seconds of the shower's clock. */
  readonly shownAt: number;
}

/** What the shower keeps. Plain data. */
export interface ShownCode {
  readonly secret: Uint8Array;
  readonly shownAt: number;
  /** Unix seconds of the first proof that was good. Set by who stores it. */
  readonly usedAt: number | null;
}

/** A code to show as QR: 89 bytes. Draws 16 random bytes for the secret. */
export function showCode(
  shower: Pick<ScanCode, 'site' | 'tag' | 'identity' | 'invitation'> & { readonly now: number },
  random: Random,
): { readonly bytes: Uint8Array; readonly shown: ShownCode } {
  const secret = random.bytes(SECRET_BYTES);
  const { site, tag, identity, invitation, now } = shower;
  const bytes = encodeCode({ site, tag, identity, secret, invitation, shownAt: now });
  return { bytes, shown: { secret, shownAt: now, usedAt: null } };
}

/** docs/protocol.md, *Scan*. */
export function encodeCode({ site, tag, identity, secret, invitation, shownAt }: ScanCode): Uint8Array {
  const body = concat(Uint8Array.of(VERSION), site, tag, identity, secret, invitation, uint32(shownAt));
  return concat(body, checkOf(body));
}

/** Tells a code of Sotto from every other QR code that a camera sees. */
function checkOf(body: Uint8Array): Uint8Array {
  return sha256(tuple('Sotto/1 code', body)).slice(0, CHECK_BYTES);
}

/** The code, or null for other bytes. */
export function readCode(bytes: Uint8Array): ScanCode | null {
  return decode(bytes, (reader) => {
    if (reader.uint8() !== VERSION) return null;
    const code: ScanCode = {
      site: reader.take('site tag'),
      tag: reader.take('account tag'),
      identity: reader.take('identity public key'),
      secret: reader.bytes(SECRET_BYTES),
      invitation: reader.take('invitation reference'),
      shownAt: reader.uint32(),
    };
    const check = reader.bytes(CHECK_BYTES);
    return equal(check, checkOf(bytes.subarray(0, bytes.length - CHECK_BYTES))) ? code : null;
  });
}

/** No invitation goes with the code: there is a session already. */
export const noInvitation: InvitationReference = named(
  'invitation reference',
  new Uint8Array(sizes['invitation reference']),
);

/**
 * What a scan tells the one who scanned: `match`, and `proof` is then sent as content of the session; `other-account` for a code of
 * another site or account; `other-key` for the right account under a key that is not the one we talk to.
 */
export function scan(
  code: ScanCode,
  seen: { readonly session: Session; readonly site: SiteTag; readonly theirTag: AccountTag },
):
  | { readonly kind: 'match'; readonly proof: Uint8Array }
  | { readonly kind: 'other-account' }
  | { readonly kind: 'other-key' } {
  const { session, site, theirTag } = seen;
  if (!equal(code.site, site) || !equal(code.tag, theirTag)) return { kind: 'other-account' };
  if (!equal(code.identity, session.theirIdentity)) return { kind: 'other-key' };
  return {
    kind: 'match',
    proof: proofOf(code.secret, session, { shower: code.identity, scanner: session.ourIdentity }),
  };
}

function proofOf(
  secret: Uint8Array,
  { id }: Session,
  { shower, scanner }: { readonly shower: IdentityPublicKey; readonly scanner: IdentityPublicKey },
): Uint8Array {
  return hmacSha256(secret, tuple('Sotto/1 scanned', id, shower, scanner));
}

/**
 * What a proof tells the one who showed the code: `verified`; `late` when it was first seen more than ten minutes after it was shown, so
 * that another scan is asked for; `used` for a second proof; `wrong` for any other. The session is untouched by all of them.
 */
export function checkProof(
  shown: ShownCode,
  proof: Uint8Array,
  { session, now }: { readonly session: Session; readonly now: number },
): 'verified' | 'late' | 'used' | 'wrong' {
  const parties = { shower: session.ourIdentity, scanner: session.theirIdentity };
  if (!equal(proof, proofOf(shown.secret, session, parties))) return 'wrong';
  if (shown.usedAt !== null) return 'used';
  return now - shown.shownAt > SCAN_LIFE || now < shown.shownAt ? 'late' : 'verified';
}
