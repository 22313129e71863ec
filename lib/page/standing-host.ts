/** A host that stands where it is told, and takes back whatever the page does to its style and attributes. */
import { setStyle } from './frame.ts';

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

export class StandingHost {
  readonly #host: HTMLElement;
  #wanted: Record<string, string> = {};
  #style = '';
  #standing: Standing | null = null;

  constructor(host: HTMLElement, signal: AbortSignal) {
    this.#host = host;
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
    if (this.#host.parentNode !== document.documentElement) document.documentElement.append(this.#host);
    for (const name of this.#host.getAttributeNames()) if (name !== 'style') this.#host.removeAttribute(name); // `inert`, above all
    const isSame = JSON.stringify(wanted) === JSON.stringify(this.#wanted);
    if (isSame && this.#style !== '' && this.#host.style.cssText === this.#style) return;
    this.#host.removeAttribute('style');
    setStyle(this.#host, { ...BASE, ...wanted });
    this.#wanted = wanted;
    this.#style = this.#host.style.cssText;
  }
}
