/** Remembers the sizes that the glass asked for, so that rows that come back by scrolling have theirs at once. */
import type { GlassSizes } from '../rpc/frame-port.ts';
import { FIRST_SIZE, type RowSize } from './rows.ts';

const MAX_SIZES = 2_000;

export class Sizes {
  readonly #sizes = new Map<string, RowSize>();

  get(armored: string): RowSize {
    return this.#sizes.get(armored) ?? FIRST_SIZE;
  }

  /** The oldest are forgotten first. */
  take(told: GlassSizes['sizes']): void {
    for (const { armored, step, lines } of told) this.#sizes.set(armored, { step, lines });
    for (const oldest of this.#sizes.keys()) {
      if (this.#sizes.size <= MAX_SIZES) return;
      this.#sizes.delete(oldest);
    }
  }
}
