/** Makes what an account is known by: its identity key, its device id, and the tags that stand for accounts and sites. */
import { tuple, utf8 } from './bytes.ts';
import {
  type AccountTag,
  type DeviceId,
  type IdentityPublicKey,
  type IdentitySecretKey,
  named,
  type SiteTag,
  sizes,
} from './keys.ts';
import { identityPublicKey, sha256 } from './primitives.ts';
import type { Random } from './random.ts';

/** One own account on one site. Never shared between sites: it would link the accounts. */
export interface Identity {
  readonly publicKey: IdentityPublicKey;
  /** Ed25519 seed. */
  readonly secretKey: IdentitySecretKey;
}

export function createIdentity(random: Random): Identity {
  const secretKey = named('identity secret key', random.bytes(sizes['identity secret key']));
  return { publicKey: identityPublicKey(secretKey), secretKey };
}

export function createDeviceId(random: Random): DeviceId {
  return named('device id', random.bytes(sizes['device id']));
}

/** The tag of an account that the site does not show: it fits every account. */
export const unknownAccount: AccountTag = named('account tag', new Uint8Array(sizes['account tag']));

/**
 * The tag of an account (docs/protocol.md, *Tags*).
 * @param accountId the site's own immutable id, in the site's canonical form
 * @throws ProtocolError `bad-name`
 */
export function accountTag(site: string, accountId: string): AccountTag {
  const hash = sha256(tuple('Sotto/1 account tag', utf8(site), utf8(accountId)));
  return named('account tag', hash.slice(0, sizes['account tag']));
}

/**
 * The tag of a site (docs/protocol.md, *Tags*).
 * @throws ProtocolError `bad-name`
 */
export function siteTag(site: string): SiteTag {
  return named('site tag', sha256(tuple('Sotto/1 site tag', utf8(site))).slice(0, sizes['site tag']));
}
