/** A host that stands where it is told, comes back when the page takes it away, and takes back whatever is done to its style and attributes. */
import { moveInto, setStyle } from './frame.ts';

/** Viewport coordinates, CSS pixels. */
export interface Standing {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const BASE = { all: 'initial', position: 'fixed', display: 'block', 'z-index': '2147483647' };
/** Below in the middle, for a page whose parts are not understood. */
const DOCK = {
  left: 'max(8px, calc(50vw - 300px))',
  top: 'calc(100vh - 132px)',
  width: 'min(600px, calc(100vw - 16px))',
  height: '120px',
};

/** Each time that it is taken away its frame loads anew: a page that does that without end would have the browser do nothing else. */
const RETURN_EVERY_MS = 250;

export class StandingHost {
  readonly #host: HTMLElement;
  readonly #signal: AbortSignal;
  #wanted: Record<string, string> = {};
  #style = '';
  #standing: Standing | null = null;
  #returned = Number.NEGATIVE_INFINITY;
  #isReturning = false;

  constructor(host: HTMLElement, signal: AbortSignal) {
    this.#host = host;
    this.#signal = signal;
    this.#apply({});
    const changes = new MutationObserver(() => {
      if (!signal.aborted) this.#apply(this.#wanted);
    });
    changes.observe(host, { attributes: true });
    changes.observe(document.documentElement, { childList: true });
    signal.addEventListener('abort', () => changes.disconnect());
  }

  /** Where it is meant to stand, whatever the page does to it. */
  get standing(): Standing | null {
    return this.#standing;
  }

  stand(standing: Standing): void {
    const { left, top, width, height } = standing;
    this.#standing = standing;
    this.#apply({ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  /** Only when it has never stood anywhere: a person's text must not jump away from under their hands. */
  dock(): void {
    this.#apply('left' in this.#wanted ? this.#wanted : DOCK);
  }

  #apply(wanted: Record<string, string>): void {
    if (this.#host.parentNode !== document.documentElement) this.#return();
    for (const name of this.#host.getAttributeNames()) if (name !== 'style') this.#host.removeAttribute(name); // `inert`, above all
    const isSame = JSON.stringify(wanted) === JSON.stringify(this.#wanted);
    if (isSame && this.#style !== '' && this.#host.style.cssText === this.#style) return;
    this.#host.removeAttribute('style');
    setStyle(this.#host, { ...BASE, ...wanted });
    this.#wanted = wanted;
    this.#style = this.#host.style.cssText;
  }

  /** At once, but not over and over. What is typed meanwhile reaches nobody: the guard does not need it to be there. */
  #return(): void {
    const early = this.#returned + RETURN_EVERY_MS - performance.now();
    if (early <= 0) {
      this.#returned = performance.now();
      moveInto(document.documentElement, this.#host);
    } else if (!this.#isReturning) {
      this.#isReturning = true;
      setTimeout(() => {
        this.#isReturning = false;
        if (!this.#signal.aborted) this.#apply(this.#wanted);
      }, early);
    }
  }
}
