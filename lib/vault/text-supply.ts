/** Gives a step keys for texts that have an end. A key must lie on disk before it is used: what is missing is noted, made, and the step asked again. */
import { toHex } from '../core/bytes.ts';
import type { End, TextKeyId, ThreadName, WantedText } from './keys.ts';

/** Keys for texts that end before their thread does. */
export interface TextKeys {
  take(thread: ThreadName, end: End): TextKeyId;
}

export interface Supply {
  /** For one run of the step. */
  begin(): TextKeys;
  /** What was taken and is not there. */
  missing(): readonly WantedText[];
  /** In the order of `missing`. */
  fill(more: readonly TextKeyId[]): void;
}

export const makeSupply = (): Supply => {
  const made = new Map<string, TextKeyId[]>();
  let missing: WantedText[] = [];
  return {
    begin: () => {
      missing = [];
      const left = new Map([...made].map(([want, ids]) => [want, [...ids]]));
      return {
        // A step that is asked again may have found another state, and want another end.
        take: (thread, end) => {
          const id = left.get(nameOf({ thread, end }))?.shift();
          if (id !== undefined) return id;
          missing.push({ thread, end });
          return new Uint8Array();
        },
      };
    },
    missing: () => missing,
    fill: (more) => {
      for (const [index, id] of more.entries()) {
        const want = missing[index];
        if (want !== undefined) made.set(nameOf(want), [...(made.get(nameOf(want)) ?? []), id]);
      }
    },
  };
};

const nameOf = ({ thread, end }: WantedText): string => `${toHex(thread)} ${JSON.stringify(end)}`;
