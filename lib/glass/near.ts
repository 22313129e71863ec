/**
 * Lays out the bundles on the screen and those near them. The others keep their place and wait: of a thousand rows laid out at once, a person
 * sees ten. A bundle that comes onto the screen is laid out by the browser in any case; those near it are ready before.
 */

/** Fewer rows than that are all laid out. */
const MANY = 100;
/** Rows above and below the bundles on the screen, at least. */
const REACH = 25;

export class Near {
  readonly #sheet: HTMLElement;
  #observer: IntersectionObserver | null = null;
  #bundles: readonly HTMLElement[] = [];
  readonly #observed = new Set<HTMLElement>();
  readonly #inView = new Set<HTMLElement>();
  #near: ReadonlySet<HTMLElement> = new Set();

  constructor(sheet: HTMLElement) {
    this.#sheet = sheet;
  }

  /** Bundles from the top as they are drawn now, each with its rows as children. */
  follow(bundles: readonly HTMLElement[]): void {
    const isMany = rowsIn(bundles) > MANY;
    this.#bundles = isMany ? bundles : [];
    this.#sheet.toggleAttribute('data-many', isMany);
    const here = new Set(this.#bundles);
    for (const bundle of this.#observed) if (!here.has(bundle)) this.#leave(bundle);
    for (const bundle of here) {
      if (this.#observed.has(bundle)) continue;
      this.#observer ??= new IntersectionObserver((entries) => this.#look(entries));
      this.#observer.observe(bundle);
      this.#observed.add(bundle);
    }
    this.#mark();
  }

  #leave(bundle: HTMLElement): void {
    this.#observer?.unobserve(bundle);
    this.#observed.delete(bundle);
    this.#inView.delete(bundle);
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
    const first = this.#bundles.findIndex((bundle) => this.#inView.has(bundle));
    if (first < 0) return;
    const last = this.#bundles.findLastIndex((bundle) => this.#inView.has(bundle));
    const near = new Set([
      ...reached(this.#bundles.slice(0, first).reverse()),
      ...this.#bundles.slice(first, last + 1),
      ...reached(this.#bundles.slice(last + 1)),
    ]);
    for (const bundle of this.#near) if (!near.has(bundle)) bundle.removeAttribute('data-near');
    for (const bundle of near) if (!this.#near.has(bundle)) bundle.setAttribute('data-near', '');
    this.#near = near;
  }
}

/** As many as it takes, the nearest first. */
const reached = (bundles: readonly HTMLElement[]): readonly HTMLElement[] => {
  const enough = bundles.findIndex((_, index) => rowsIn(bundles.slice(0, index + 1)) >= REACH);
  return enough < 0 ? bundles : bundles.slice(0, enough + 1);
};

const rowsIn = (bundles: readonly HTMLElement[]): number =>
  bundles.reduce((sum, bundle) => sum + bundle.childElementCount, 0);
