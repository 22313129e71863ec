/** A guard that can be taken out of our source, to see that an attack bites then. */

export interface Removal {
  /** As the threat model numbers it. */
  readonly requirement: `R-${string}`;
  /** Where the guard stands. */
  readonly file: `lib/${string}.ts`;
  /** What stands there once, and what stands there without it. */
  readonly edits: readonly { readonly from: string; readonly to: string }[];
}

/** The file's code without the guard. @throws when a guard is written otherwise by now: it must not pass for one that was taken out. */
export const weakened = (code: string, { file, edits }: Removal): string =>
  edits.reduce((text, { from, to }) => {
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold this once: ${from}`);
    return text.replace(from, () => to);
  }, code);
