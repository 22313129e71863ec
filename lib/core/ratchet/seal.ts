/** Seals and opens the two parts of a message. Nonces are zero throughout: headers never repeat and message keys serve once. */
import { concat } from '../bytes.ts';
import type { ContextHash, HeaderKey, MessageKey } from '../keys.ts';
import { openDeterministic, sealDeterministic } from '../primitives.ts';
import type { SealedMessage } from '../wire/message-form.ts';

export interface Keys {
  readonly headerKey: HeaderKey;
  readonly messageKey: MessageKey;
  readonly context: ContextHash;
}

/** docs/protocol.md, *Message*. */
export function sealMessage(
  keys: Keys,
  plain: { readonly header: Uint8Array; readonly body: Uint8Array },
): SealedMessage {
  const header = sealDeterministic({ key: keys.headerKey, aad: keys.context }, plain.header);
  const body = sealDeterministic({ key: keys.messageKey, aad: concat(header, keys.context) }, plain.body);
  return { header, body };
}

/** The header's bytes, or null when another key sealed it. */
export function openHeader(headerKey: HeaderKey, context: ContextHash, sealed: SealedMessage): Uint8Array | null {
  return openDeterministic({ key: headerKey, aad: context }, sealed.header);
}

/** The padded content, or null when header, body or context are not those that were sealed together. */
export function openBody(messageKey: MessageKey, context: ContextHash, sealed: SealedMessage): Uint8Array | null {
  return openDeterministic({ key: messageKey, aad: concat(sealed.header, context) }, sealed.body);
}
