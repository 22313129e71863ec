/** The browser's word on what is on the screen, for tests that say it themselves. */
import { afterEach, beforeEach, vi } from 'vitest';

/** What watches rows: the one that was made last is `now`. */
export class Screen {
  static now: Screen | undefined;
  readonly watched = new Set<Element>();
  readonly #tell: IntersectionObserverCallback;
  constructor(tell: IntersectionObserverCallback) {
    this.#tell = tell;
    Screen.now = this;
  }
  observe(element: Element): void {
    this.watched.add(element);
  }
  unobserve(element: Element): void {
    this.watched.delete(element);
  }
  say(entries: readonly Partial<IntersectionObserverEntry>[]): void {
    this.#tell(entries as IntersectionObserverEntry[], this as unknown as IntersectionObserver);
  }
}

/** In every test of the file it is this screen that rows are watched by. */
export const watchByScreen = (): void => {
  beforeEach(() => {
    Screen.now = undefined;
    vi.stubGlobal('IntersectionObserver', Screen);
  });
  afterEach(() => vi.unstubAllGlobals());
};
