/** The readable copy that a window is taking, in memory only: it goes with its last part, with a lock and with the worker. */

export interface Copies {
  keep(id: string, parts: readonly string[]): void;
  /** Null when there is no such part. */
  take(id: string, part: number): string | null;
  forget(): void;
}

export const makeCopies = (): Copies => {
  let kept: { readonly id: string; readonly parts: readonly string[] } | null = null;
  return {
    keep: (id, parts) => {
      kept = { id, parts };
    },
    take: (id, part) => {
      if (kept?.id !== id) return null;
      const text = kept.parts[part] ?? null;
      if (part >= kept.parts.length - 1) kept = null;
      return text;
    },
    forget: () => {
      kept = null;
    },
  };
};
