/**
 * Lays out the rows on the screen and those near them. The others keep their place and wait: of a thousand laid out at once, a person sees ten.
 * A row that comes onto the screen is laid out by the browser in any case; those near it are ready before.
 */

/** Fewer than that are all laid out. */
const MANY = 100;
/** Rows above and below the screen. */
const REACH = 40;

export class Near {
  readonly #sheet: HTMLElement;
  #observer: IntersectionObserver | null = null;
  #rows: readonly HTMLElement[] = [];
  readonly #observed = new Set<HTMLElement>();
  readonly #inView = new Set<HTMLElement>();
  #near: ReadonlySet<HTMLElement> = new Set();

  constructor(sheet: HTMLElement) {
    this.#sheet = sheet;
  }

  /** Rows from the top as they are drawn now. */
  follow(rows: readonly HTMLElement[]): void {
    this.#rows = rows.length > MANY ? rows : [];
    this.#sheet.toggleAttribute('data-many', rows.length > MANY);
    const here = new Set(this.#rows);
    for (const row of this.#observed) if (!here.has(row)) this.#leave(row);
    for (const row of here) {
      if (this.#observed.has(row)) continue;
      this.#observer ??= new IntersectionObserver((entries) => this.#look(entries));
      this.#observer.observe(row);
      this.#observed.add(row);
    }
    this.#mark();
  }

  #leave(row: HTMLElement): void {
    this.#observer?.unobserve(row);
    this.#observed.delete(row);
    this.#inView.delete(row);
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#inView.add(target as HTMLElement);
      else this.#inView.delete(target as HTMLElement);
    }
    this.#mark();
  }

  /** While nothing is on the screen, as between two frames of a fast scroll, what was near stays so. */
  #mark(): void {
    const first = this.#rows.findIndex((row) => this.#inView.has(row));
    if (first < 0) return;
    const last = this.#rows.findLastIndex((row) => this.#inView.has(row));
    const near = new Set(this.#rows.slice(Math.max(first - REACH, 0), last + REACH + 1));
    for (const row of this.#near) if (!near.has(row)) row.removeAttribute('data-near');
    for (const row of near) if (!this.#near.has(row)) row.setAttribute('data-near', '');
    this.#near = near;
  }
}
