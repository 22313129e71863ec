/**
 * Remembers what was read of a row, so far as the page engine may know it: it asks for the rows that the glass has just read. Until the next
 * news, after which both ask again.
 */
import type { GlassRow, RowKind } from '../rpc/rows.ts';
import { kindOf } from './rows.ts';

export interface KnownKind {
  readonly kind: RowKind;
  /** What the contact wrote never waits to be sent. Who wrote what cannot be read is not known. */
  readonly isTheirs: boolean;
}

/** Of rows of some hundred characters: less than a megabyte. */
const MAX_KNOWN = 2_000;

export interface KnownKinds {
  /** Null when one of them is not known. */
  of(armored: readonly string[]): readonly KnownKind[] | null;
  /** Has rows read, and remembers their kinds unless something changed meanwhile. */
  reading(read: () => Promise<readonly GlassRow[]>): Promise<readonly GlassRow[]>;
  forget(): void;
}

export const makeKnownKinds = (): KnownKinds => {
  const known = new Map<string, KnownKind>();
  let news = 0;
  return {
    of: (armored) => {
      const found = armored.flatMap((text) => known.get(text) ?? []);
      return found.length === armored.length ? found : null;
    },
    reading: async (read) => {
      const before = news;
      const rows = await read();
      for (const row of before === news ? rows : []) {
        if (known.size >= MAX_KNOWN) known.clear();
        if (row.kind !== 'unreadable') known.set(row.armored, knownOf(row)); // what cannot be read is tried again
      }
      return rows;
    },
    forget: () => {
      known.clear();
      news += 1;
    },
  };
};

export const knownOf = (row: GlassRow): KnownKind => ({
  kind: kindOf(row),
  isTheirs: row.kind !== 'unreadable' && row.author === 'them',
});
