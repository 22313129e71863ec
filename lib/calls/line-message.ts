/** What both windows say to each other over the channel of a call. It is theirs alone, and still nothing in it is believed further than its shape. */

export type LineMessage =
  /** A session description, complete or to be followed by candidates. */
  | { readonly kind: 'description'; readonly type: 'offer' | 'answer'; readonly sdp: string }
  | {
      readonly kind: 'candidate';
      readonly candidate: string;
      readonly mid: string | null;
      readonly index: number | null;
    }
  /** What the offer was bound to, in hex. */
  | { readonly kind: 'nonce'; readonly nonce: string }
  /** What can be seen and heard of the person there. */
  | { readonly kind: 'shows'; readonly picture: 'none' | 'camera' | 'screen'; readonly isMuted: boolean }
  /** The callee's connection is gone, and only the caller offers anew. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'end' };

/** A description of sound, pictures and a channel has less than 20,000. */
const MOST_CHARACTERS = 65_536;

/** Null for what is no message. */
export const readLineMessage = (data: unknown): LineMessage | null => {
  if (typeof data !== 'string' || data.length > MOST_CHARACTERS) return null;
  try {
    const message: unknown = JSON.parse(data);
    return isRecord(message) ? read(message) : null;
  } catch {
    return null;
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const read = (message: Record<string, unknown>): LineMessage | null => {
  const reader = typeof message['kind'] === 'string' ? readers.get(message['kind']) : undefined;
  return reader?.(message) ?? null;
};

const text = (value: unknown): value is string => typeof value === 'string';

const readers = new Map<string, (message: Record<string, unknown>) => LineMessage | null>([
  [
    'description',
    ({ type, sdp }) =>
      (type === 'offer' || type === 'answer') && text(sdp) ? { kind: 'description', type, sdp } : null,
  ],
  [
    'candidate',
    ({ candidate, mid, index }) =>
      text(candidate) && (mid === null || text(mid)) && (index === null || Number.isSafeInteger(index))
        ? { kind: 'candidate', candidate, mid, index: index as number | null }
        : null,
  ],
  ['nonce', ({ nonce }) => (text(nonce) && /^[0-9a-f]{32}$/.test(nonce) ? { kind: 'nonce', nonce } : null)],
  [
    'shows',
    ({ picture, isMuted }) =>
      (picture === 'none' || picture === 'camera' || picture === 'screen') && typeof isMuted === 'boolean'
        ? { kind: 'shows', picture, isMuted }
        : null,
  ],
  ['restart', () => ({ kind: 'restart' })],
  ['end', () => ({ kind: 'end' })],
]);
