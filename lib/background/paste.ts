/** Takes a paste apart: whole payloads, parts that wait for others, and what is neither. Bounded; opens nothing, stores nothing. */
import { unwrapArmor, wrapArmor } from '../core/armor/armor.ts';
import { findArmor } from '../core/armor/find.ts';
import { encodePart, joinPart, type Unfinished } from '../core/wire/parts.ts';
import { payloadKind } from '../core/wire/payload.ts';
import { MAX_HELD_PARTS, MAX_PASTED, MAX_PASTED_ITEMS, type Pasted } from '../rpc/manual-types.ts';
import { missingOf } from './together.ts';

/** What stands in a paste, in order. */
export type Piece = { readonly kind: 'payload'; readonly armored: string } | { readonly kind: 'cut-short' | 'altered' };

export interface Paste {
  readonly pieces: readonly Piece[];
  /** Messages of which this paste brought a part, and others are missing. */
  readonly waiting: readonly Extract<Pasted, { kind: 'parts' }>[];
  /** Parts to be handed in with the next paste. */
  readonly parts: readonly string[];
}

/** @param held parts from pastes before */
export const takeApart = (text: string, held: readonly string[]): Paste => {
  let unfinished: Unfinished = [];
  for (const armored of held.slice(0, MAX_HELD_PARTS)) unfinished = joined(unfinished, armored).unfinished;
  const pieces: Piece[] = [];
  let hasPart = false;
  for (const found of findArmor(text, { characters: MAX_PASTED, found: MAX_PASTED_ITEMS })) {
    if (found.kind === 'broken') {
      pieces.push({ kind: found.reason === 'truncated' ? 'cut-short' : 'altered' });
      continue;
    }
    const one = joined(unfinished, found.armored);
    unfinished = one.unfinished;
    hasPart ||= one.piece === null;
    if (one.piece !== null) pieces.push(one.piece);
  }
  return {
    pieces,
    waiting: hasPart ? unfinished.map(missingOf) : [],
    parts: unfinished
      .flat()
      .map((part) => wrapArmor(encodePart(part)))
      .slice(0, MAX_HELD_PARTS),
  };
};

/** `piece` is null while other parts are missing. */
const joined = (
  unfinished: Unfinished,
  armored: string,
): { readonly unfinished: Unfinished; readonly piece: Piece | null } => {
  const payload = unwrapArmor(armored);
  if (payload === null) return { unfinished, piece: { kind: 'altered' } };
  if (payloadKind(payload) !== 'part') return { unfinished, piece: { kind: 'payload', armored } };
  const part = joinPart(unfinished, payload);
  switch (part.kind) {
    case 'whole':
      return { unfinished: part.unfinished, piece: { kind: 'payload', armored: wrapArmor(part.payload) } };
    case 'waiting':
      return { unfinished: part.unfinished, piece: null };
    case 'refused':
      return { unfinished: part.unfinished, piece: { kind: 'altered' } };
  }
};
