/**
 * Keeps a list unpainted until its rows have their size. What the site laid out of it stays as it is, so that a long list is painted once and not
 * twice, and none of its ciphertext is seen.
 */
import { setStyle } from './frame.ts';
import type { SeenRow } from './rows.ts';
import type { Sizes } from './sizes.ts';

/** Fewer rows are laid out twice in no time. */
const MANY = 16;
const OURS = ['content-visibility', 'contain-intrinsic-size'] as const;

/** If the glass had these read, its word about them waits for its turn, behind the site's own work. */
export const waitForSizes = (rows: readonly SeenRow[], sizes: Sizes): boolean =>
  rows.filter(({ armored }) => armored !== null && !sizes.has(armored)).length >= MANY;

export class Veil {
  #over: HTMLElement | null = null;

  /** Does it lie over a list? */
  get lies(): boolean {
    return this.#over !== null;
  }

  /** Lays it over what scrolls in a list, which keeps its size, or moves it there. */
  lay(content: HTMLElement): void {
    if (this.#over === content) return;
    this.lift();
    const { offsetWidth, offsetHeight } = content;
    setStyle(content, {
      'content-visibility': 'hidden',
      'contain-intrinsic-size': `${offsetWidth}px ${offsetHeight}px`,
    });
    this.#over = content;
  }

  lift(): void {
    for (const name of OURS) this.#over?.style.removeProperty(name);
    this.#over = null;
  }
}
