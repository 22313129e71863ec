/** Numbers for armored texts: the glass is told each text once, and after that where its number stands. */

/** A list that goes on for ever has its texts told anew from time to time, so that neither side keeps them all. */
const MAX_NAMES = 4_000;

export class RowNames {
  readonly #ids = new Map<string, number>();
  /** What the frame knows. */
  readonly #told = new Set<number>();
  #next = 0;

  /** Never the same number for another text. */
  idOf(armored: string): number {
    const id = this.#ids.get(armored) ?? this.#next++;
    this.#ids.set(armored, id);
    return id;
  }

  /** Of these texts those that the frame does not know yet, with their numbers; from now on it does. */
  tell(armored: readonly string[]): readonly (readonly [id: number, armored: string])[] {
    return [...new Set(armored)].flatMap((text) => {
      const id = this.idOf(text);
      if (this.#told.has(id)) return [];
      this.#told.add(id);
      return [[id, text] as const];
    });
  }

  /** The frame is another one, which knows none. */
  startAnew(): void {
    this.#told.clear();
  }

  /** Forgets all when there are too many. Says whether it did: the frame shall, too. */
  shed(): boolean {
    if (this.#ids.size <= MAX_NAMES) return false;
    this.#ids.clear();
    this.#told.clear();
    return true;
  }
}
