/**
 * Knows which rows stand before the person's eyes: on the screen, in a document that is really shown. A tab in the background, and a row
 * further up in the list, are not seen.
 */

/** Two lines: of a text that is taller than the window never more than a part is on the screen. Pixels. */
const ENOUGH = 40;
const STEPS = [0, 0.25, 0.5, 0.75, 1];

export class Eyes {
  readonly #seen: (armored: readonly string[]) => void;
  readonly #rows = new Map<Element, string>();
  readonly #inView = new Set<Element>();
  readonly #observer: IntersectionObserver;

  /** @param seen is told what stands there, again and again until it is not watched any more */
  constructor(seen: (armored: readonly string[]) => void) {
    this.#seen = seen;
    this.#observer = new IntersectionObserver((entries) => this.#look(entries), { threshold: STEPS });
    document.addEventListener('visibilitychange', () => this.#tell());
  }

  /** From now on these rows, by their armored text, and no others. */
  watch(rows: ReadonlyMap<Element, string>): void {
    for (const row of this.#rows.keys()) {
      if (rows.has(row)) continue;
      this.#observer.unobserve(row);
      this.#rows.delete(row);
      this.#inView.delete(row);
    }
    for (const [row, armored] of rows) {
      if (!this.#rows.has(row)) this.#observer.observe(row);
      this.#rows.set(row, armored);
    }
    this.#tell();
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, intersectionRatio, intersectionRect } of entries) {
      const isSeen = intersectionRatio >= 0.5 || intersectionRect.height >= ENOUGH;
      if (isSeen && this.#rows.has(target)) this.#inView.add(target);
      else this.#inView.delete(target);
    }
    this.#tell();
  }

  #tell(): void {
    if (document.visibilityState !== 'visible' || this.#inView.size === 0) return;
    this.#seen([...this.#inView].flatMap((row) => this.#rows.get(row) ?? []));
  }
}
