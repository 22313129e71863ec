/**
 * Makes passkeys and asks them for their secret: the PRF extension gives 32 bytes for a salt, and nothing else of the passkey is used.
 * The secret goes to the background and is not kept here.
 */
import { passkeyWords } from '../words/unlock-words.ts';

/** Lower-case hex throughout. */
export interface PasskeyName {
  readonly id: string;
  readonly salt: string;
}

export type MadePasskey =
  | { readonly kind: 'made'; readonly id: string; readonly salt: string; readonly secret: string }
  /** The person closed the browser's question, or it timed out. */
  | { readonly kind: 'not-given' }
  /** It has no PRF. */
  | { readonly kind: 'cannot' };

export interface Passkeys {
  /** Can this browser do it, in a window of ours? */
  isOffered(): Promise<boolean>;
  make(known: readonly PasskeyName[]): Promise<MadePasskey>;
  /** Null when none was given. */
  ask(known: readonly PasskeyName[]): Promise<{ readonly id: string; readonly secret: string } | null>;
}

const SALT_BYTES = 32;

export const browserPasskeys: Passkeys = {
  isOffered: async () => {
    // Firefox lets an extension use the passkeys of a site that it may read, and has none for the extension itself.
    if (location.protocol !== 'chrome-extension:' || typeof PublicKeyCredential === 'undefined') return false;
    const can = await PublicKeyCredential.getClientCapabilities?.();
    return can?.['extension:prf'] === true;
  },
  make: async (known) => {
    const salt = random(SALT_BYTES);
    const credential = await given(
      navigator.credentials.create({
        publicKey: {
          rp: { name: 'Sotto' },
          user: { id: random(16), name: passkeyWords.vault, displayName: passkeyWords.vault },
          challenge: random(32), // nobody checks an answer: the secret itself is what opens
          pubKeyCredParams: [
            { type: 'public-key', alg: -7 },
            { type: 'public-key', alg: -257 },
          ],
          excludeCredentials: known.map(({ id }) => ({ type: 'public-key', id: fromHex(id) })),
          authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
          extensions: { prf: { eval: { first: salt } } },
        },
      }),
    );
    if (credential === null) return { kind: 'not-given' };
    const name = { id: toHex(credential.rawId), salt: toHex(salt) };
    const { prf } = credential.getClientExtensionResults();
    if (prf?.results?.first !== undefined) return { kind: 'made', ...name, secret: toHex(prf.results.first) };
    if (prf?.enabled !== true) return { kind: 'cannot' };
    const asked = await browserPasskeys.ask([name]); // some give it only when they are used
    return asked === null ? { kind: 'not-given' } : { kind: 'made', ...name, secret: asked.secret };
  },
  ask: async (known) => {
    const salts = known.map(({ id, salt }) => [base64Url(fromHex(id)), { first: fromHex(salt) }] as const);
    const credential = await given(
      navigator.credentials.get({
        publicKey: {
          challenge: random(32),
          userVerification: 'required',
          allowCredentials: known.map(({ id }) => ({ type: 'public-key', id: fromHex(id) })),
          extensions: { prf: { evalByCredential: Object.fromEntries(salts) } },
        },
      }),
    );
    const secret = credential?.getClientExtensionResults().prf?.results?.first;
    return credential === null || secret === undefined ? null : { id: toHex(credential.rawId), secret: toHex(secret) };
  },
};

/** What the browser was given, or null: it does not tell a refusal from a timeout. */
const given = async (asking: Promise<Credential | null>): Promise<PublicKeyCredential | null> => {
  try {
    return (await asking) as PublicKeyCredential | null;
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
};

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

const toHex = (source: BufferSource): string => {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
};

const fromHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));

const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
