/**
 * Makes one row of a payload that came in several messages: the first of its parts stands for all, the others are folded away. Joins nothing: what
 * the parts say together is the background's to read.
 */
import type { Row } from '../sites/adapter.ts';
import { rowReader, type SeenRow } from './rows.ts';

/** Payloads of which parts are remembered while their rows are out of the list. */
const MAX_REMEMBERED = 64;
/** Characters of the armor of all parts of one payload. */
const MAX_TOGETHER = 44_000;

export interface JoinedRows {
  /** In document order. `armored` of one that stands for parts: theirs, in order, with spaces between. */
  readonly rows: readonly SeenRow[];
  readonly folded: readonly SeenRow[];
}

/** Rows with what they show, one for each payload. */
export const joinedReader = (): ((rows: readonly Row[]) => JoinedRows) => {
  const [read, join] = [rowReader(), rowJoiner()];
  return (rows) => join(read(rows));
};

/** Remembers parts that it has seen: in a list that keeps only its window, a payload stays what it was while one scrolls. */
export const rowJoiner = (): ((rows: readonly SeenRow[]) => JoinedRows) => {
  /** By payload, the last that had a part last: armor by index. Of two in one place the later counts. */
  const remembered = new Map<string, Map<number, string>>();
  const remember = ({ part, armored }: SeenRow): void => {
    if (part === null || armored === null) return;
    const parts = remembered.get(part.whole) ?? new Map<number, string>();
    parts.set(part.index, armored);
    remembered.delete(part.whole);
    remembered.set(part.whole, parts);
  };
  const together = (row: SeenRow): string | null => {
    const parts = [...(remembered.get(wholeOf(row)) ?? [])].sort(([a], [b]) => a - b).map(([, armored]) => armored);
    const text = parts.join(' ');
    return parts.length === 0 || text.length > MAX_TOGETHER ? row.armored : text;
  };
  return (rows) => {
    const inParts = rows.filter(({ part }) => part !== null);
    if (inParts.length === 0) return { rows, folded: [] };
    for (const row of inParts) remember(row);
    const groups = [...new Set(inParts.map(wholeOf))].map((whole) => inParts.filter((row) => wholeOf(row) === whole));
    const first = new Map(groups.map((group) => [group.reduce(earlier), group]));
    const joined = rows.flatMap((row): SeenRow[] => {
      if (row.part === null) return [row];
      const group = first.get(row);
      return group === undefined ? [] : [{ ...row, armored: together(row), sending: sendingOf(group) }];
    });
    for (const whole of [...remembered.keys()].slice(0, -MAX_REMEMBERED)) remembered.delete(whole);
    return { rows: joined, folded: inParts.filter((row) => !first.has(row)) };
  };
};

const wholeOf = ({ part }: SeenRow): string => part?.whole ?? '';

const earlier = (a: SeenRow, b: SeenRow): SeenRow => ((b.part?.index ?? 0) < (a.part?.index ?? 0) ? b : a);

/** It was sent when all of it was. */
const sendingOf = (rows: readonly SeenRow[]): SeenRow['sending'] =>
  (['failed', 'pending'] as const).find((state) => rows.some(({ sending }) => sending === state)) ?? 'settled';
