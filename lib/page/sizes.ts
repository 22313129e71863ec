/** Remembers the sizes that the glass asked for, so that rows that come back by scrolling have theirs at once. */
import type { GlassSizes } from '../rpc/frame-port.ts';
import { FIRST_SIZE, type RowSize } from './rows.ts';

const MAX_SIZES = 2_000;

export class Sizes {
  readonly #sizes = new Map<string, RowSize>();

  get(armored: string): RowSize {
    return this.#sizes.get(armored) ?? FIRST_SIZE;
  }

  has(armored: string): boolean {
    return this.#sizes.has(armored);
  }

  /** Says whether any is another one than before. The oldest are forgotten first. */
  take(told: GlassSizes['sizes']): boolean {
    const fresh = told.filter(({ armored, step, lines }) => {
      const before = this.#sizes.get(armored);
      return before?.step !== step || before.lines !== lines;
    });
    for (const { armored, step, lines } of fresh) this.#sizes.set(armored, { step, lines });
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size <= MAX_SIZES) break;
      this.#sizes.delete(oldest);
    }
    return fresh.length > 0;
  }
}
