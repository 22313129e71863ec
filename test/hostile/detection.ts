/** What a page tries to find out whether Sotto is there, and how its script is made. It says what it found in the end. */

/** An extension as a page would have to know it to ask for it. */
export interface Address {
  readonly id: string;
  /** With a slash at its end. */
  readonly root: string;
}

/** What a trick may use. It travels as text and knows nothing else. */
export interface World {
  readonly extension: Address;
  /** Of nobody. What is answered there as at the extension's says nothing. */
  readonly stranger: Address;
  /** Every file of the extension. */
  readonly files: readonly string[];
  /** Milliseconds. */
  pause(time: number): Promise<void>;
  /** What is tried right away, and takes a while: the person goes on when it is over, or it would be in the way of what they type. */
  first(work: Promise<unknown>): void;
}

/**
 * Runs before any other script of the page. What it returns is asked in the end for what was found: JSON that is the same each time that
 * nothing is there to be found. What a trick does, is said in the first line of its file, and in docs/attacks.md.
 */
export type Trick = (world: World) => () => unknown;

/** By the trick's file. */
export type Findings = Record<string, unknown>;

/** The page's script. It has `findings()` give {@link Findings}, and `begun()` wait for what is tried first. */
export const detectionScript = (
  tricks: readonly (readonly [string, Trick])[],
  known: Pick<World, 'extension' | 'stranger' | 'files'>,
): string => `{
  const begun = [];
  const world = {
    ...${JSON.stringify(known)},
    pause: (time) => new Promise((resolve) => setTimeout(resolve, time)),
    first: (work) => void begun.push(work),
  };
  const tricks = {${tricks.map(([file, trick]) => `\n${JSON.stringify(file)}: (${trick})(world)`).join(',')}};
  window.begun = async () => void (await Promise.all(begun));
  window.findings = async () => {
    const found = {};
    for (const [file, end] of Object.entries(tricks)) found[file] = (await end()) ?? null;
    return found;
  };
}`;

/** Runs in the page. From then on it takes no focus and lays no frame over its fields until it is asked what it found. */
export const begun = (): Promise<void> => (window as unknown as { begun(): Promise<void> }).begun();

/** Runs in the page. */
export const findings = (): Promise<Findings> => (window as unknown as { findings(): Promise<Findings> }).findings();
