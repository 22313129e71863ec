/** Addresses of candidates: as the browser writes them, and as bytes in hex. */
import type { CallCandidate } from '../rpc/call-types.ts';

type Address = CallCandidate['address'];

const UUID_NAME = /^([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\.local$/i;

/** Null for an address of another kind: a name, or one of an interface. */
export const readAddress = (text: string): Address | null => {
  const uuid = UUID_NAME.exec(text);
  if (uuid !== null) return { kind: 'local', hex: uuid.slice(1).join('').toLowerCase() };
  return text.includes(':') ? ip6(text) : ip4(text);
};

export const sayAddress = ({ kind, hex }: Address): string => {
  if (kind === 'ip4') return (hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)).join('.');
  if (kind === 'ip6') return (hex.match(/..../g) ?? []).map((group) => group.replace(/^0{1,3}/, '')).join(':');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}.local`;
};

const ip4 = (text: string): Address | null => {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return null;
  const bytes = text.split('.').map(Number);
  if (bytes.some((byte) => byte > 255)) return null;
  return { kind: 'ip4', hex: bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('') };
};

/** With one gap of zeros at most (RFC 5952). */
const ip6 = (text: string): Address | null => {
  const [before = '', after, more] = text.split('::');
  if (more !== undefined) return null;
  const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(before), groups(after ?? '')];
  const missing = 8 - first.length - last.length;
  if (after === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...first, ...Array.from({ length: missing }, () => '0'), ...last];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return { kind: 'ip6', hex: all.map((group) => group.toLowerCase().padStart(4, '0')).join('') };
};
