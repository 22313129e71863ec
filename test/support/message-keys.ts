/** Judges from the site's log alone whether a message key was ever used twice. */
import { unwrapArmor } from '../../lib/core/armor/armor.ts';
import { findArmor } from '../../lib/core/armor/find.ts';
import { payloadType } from '../../lib/core/wire/payload.ts';

/** Where the sealed header of a message payload stands. */
const HEADER_FROM = 1;
const HEADER_TO = 54;

/**
 * Sealed headers are deterministic under their key, so two different payloads that share one were made from the same state.
 * Identical payloads are one message that the site has twice.
 */
export const judgeMessageKeys = (
  texts: readonly string[],
): { readonly messages: number; readonly repeated: readonly string[] } => {
  const armored = new Set(texts.flatMap((text) => findArmor(text).map((found) => found.armored)));
  const headers = [...armored]
    .map((text) => unwrapArmor(text))
    .filter((payload) => payload?.[0] === payloadType.message)
    .map((payload) => Buffer.from(payload?.subarray(HEADER_FROM, HEADER_TO) ?? []).toString('hex'));
  return {
    messages: headers.length,
    repeated: [...new Set(headers.filter((header, index) => headers.indexOf(header) !== index))],
  };
};
