/**
 * Capturing listeners on a window that notice when the page has erased them: `document.open()` removes every listener of the
 * window, those of a content script too.
 */
export class Listeners {
  readonly #target: EventTarget;
  readonly #signal: AbortSignal;
  readonly #all: { readonly type: string; readonly hear: (event: Event) => void }[] = [];
  readonly #erased: () => void;
  /** A name that the page cannot know before it is used, and that means nothing to it after. */
  readonly #sentinel = crypto.randomUUID();
  #isAlive = false;

  constructor(target: Window, signal: AbortSignal, erased: () => void) {
    this.#target = target;
    this.#signal = signal;
    this.#erased = erased;
    this.add(this.#sentinel, () => {
      this.#isAlive = true;
    });
    // `document.open()` also replaces the document's content, and that is seen before another script runs.
    const rewrites = new MutationObserver(() => this.check());
    rewrites.observe(target.document, { childList: true });
    signal.addEventListener('abort', () => rewrites.disconnect());
  }

  add(type: string, hear: (event: Event) => void): void {
    this.#all.push({ type, hear });
    this.#listen(type, hear);
  }

  /** False when the listeners had been erased. Then they listen again, behind any that the page has added meanwhile. */
  check(): boolean {
    if (this.#signal.aborted) return true;
    this.#isAlive = false;
    this.#target.dispatchEvent(new Event(this.#sentinel));
    if (this.#isAlive) return true;
    for (const { type, hear } of this.#all) this.#listen(type, hear);
    this.#erased();
    return false;
  }

  #listen(type: string, hear: (event: Event) => void): void {
    this.#target.addEventListener(type, hear, { capture: true, passive: false, signal: this.#signal });
  }
}
