/** What a page shows of one payload: its armor, or that of its parts with spaces between. Joins parts, opens nothing, stores nothing. */
import { unwrapArmor, wrapArmor } from '../core/armor/armor.ts';
import { MAX_PARTS } from '../core/armor/part-place.ts';
import { joinPart, type Unfinished } from '../core/wire/parts.ts';
import { payloadKind } from '../core/wire/payload.ts';

export type Together =
  | { readonly kind: 'whole'; readonly payload: Uint8Array }
  /** Some of `count` parts are `missing`, by their numbers from 1. */
  | { readonly kind: 'parts'; readonly count: number; readonly missing: readonly number[] }
  | { readonly kind: 'altered' };

const altered: Together = { kind: 'altered' };

/** @param shown as the page names a row: any text */
export const readTogether = (shown: string): Together => {
  const texts = shown.split(' ', MAX_PARTS + 1);
  const payloads = texts.flatMap((text) => unwrapArmor(text) ?? []);
  const [first] = payloads;
  if (first === undefined || payloads.length < texts.length || texts.length > MAX_PARTS) return altered;
  if (texts.length === 1 && payloadKind(first) !== 'part') return { kind: 'whole', payload: first };
  return join(payloads);
};

/** Parts of one payload, and no more of them than it needs. */
const join = (payloads: readonly Uint8Array[]): Together => {
  let unfinished: Unfinished = [];
  for (const [index, payload] of payloads.entries()) {
    const joined = joinPart(unfinished, payload);
    if (joined.kind === 'refused') return altered;
    if (joined.kind === 'whole')
      return index === payloads.length - 1 ? { kind: 'whole', payload: joined.payload } : altered;
    unfinished = joined.unfinished;
  }
  const [parts, ...others] = unfinished;
  return parts === undefined || others.length > 0 ? altered : missingOf(parts);
};

/** Which parts of an unfinished payload are missing. */
export const missingOf = (
  parts: Unfinished[number],
): { readonly kind: 'parts'; readonly count: number; readonly missing: readonly number[] } => {
  const count = parts[0]?.count ?? 0;
  const numbers = Array.from({ length: count }, (_, index) => index);
  const missing = numbers.filter((index) => parts.every((part) => part.index !== index)).map((index) => index + 1);
  return { kind: 'parts', count, missing };
};

/** The armor of the whole payload, where all of it is shown; else the text as it is. */
export const armorTogether = (shown: string): string => {
  if (!shown.includes(' ')) return shown;
  const read = readTogether(shown);
  return read.kind === 'whole' ? wrapArmor(read.payload) : shown;
};
