/**
 * Follows the list of one thread: looks for it until it is there, and observes it as long as it is the same. One observer of its nodes, on the
 * scroller, the shadow roots in it, and nothing above it.
 */
import type { Adapter } from '../sites/adapter.ts';

/** A thread that is opening has no list yet: it is looked for before each frame, so that its ciphertext is hidden when it appears, for so long. */
const PATIENCE_MS = 5_000;
/** So often where there are no frames, in a tab that is not shown. */
const LOOK_MS = 20;

const EVERYTHING = { childList: true, subtree: true, characterData: true } as const;

interface ListWatchParts {
  readonly adapter: Pick<Adapter, 'scroller' | 'content' | 'roots'>;
  /** Is this node ours? When it comes into the list, nothing has changed. */
  readonly isOurs: (node: Node) => boolean;
  /** It is to be looked again: `follow` first of all. */
  readonly look: () => void;
  readonly changed: () => void;
  readonly resized: (scroller: HTMLElement) => void;
  readonly signal: AbortSignal;
}

export class ListWatch {
  readonly #parts: ListWatchParts;
  readonly #began = performance.now();
  readonly #mutations = new MutationObserver((changes) => {
    this.#observeRoots(); // of rows that came
    if (!changes.every((change) => this.#isOurs(change))) this.#parts.changed();
  });
  readonly #resizes = new ResizeObserver(() => {
    if (this.#observed !== null) this.#parts.resized(this.#observed);
  });
  #observed: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(parts: ListWatchParts) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => {
      this.#lookNoMore();
      this.#mutations.disconnect();
      this.#resizes.disconnect();
    });
  }

  /** Is the list that is observed the one that is there? */
  get isCurrent(): boolean {
    return this.#observed !== null && this.#parts.adapter.scroller() === this.#observed;
  }

  /** Observes the list that is there now, or looks for one before the next frame. Says which, and whether it is another one than before. */
  follow(): { readonly scroller: HTMLElement | null; readonly isNew: boolean } {
    const { adapter, signal } = this.#parts;
    this.#lookNoMore();
    const scroller = signal.aborted ? null : adapter.scroller();
    const isNew = scroller !== this.#observed;
    if (isNew) this.#observe(scroller);
    if (scroller === null && !signal.aborted && performance.now() - this.#began < PATIENCE_MS) {
      this.#timer = setTimeout(this.#parts.look, LOOK_MS);
      this.#frame = requestAnimationFrame(this.#parts.look);
    }
    return { scroller, isNew };
  }

  #observe(scroller: HTMLElement | null): void {
    this.#mutations.disconnect();
    this.#resizes.disconnect();
    this.#observed = scroller;
    if (scroller !== null) this.#mutations.observe(scroller, EVERYTHING);
    this.#observeRoots();
    for (const element of [scroller, this.#parts.adapter.content()])
      if (scroller !== null && element !== null) this.#resizes.observe(element);
  }

  #observeRoots(): void {
    for (const root of this.#parts.adapter.roots?.() ?? []) this.#mutations.observe(root, EVERYTHING);
  }

  #isOurs({ addedNodes, removedNodes }: MutationRecord): boolean {
    const isAdded = addedNodes.length > 0 && [...addedNodes].every((node) => this.#parts.isOurs(node));
    return isAdded && removedNodes.length === 0;
  }

  #lookNoMore(): void {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }
}
