/** A host that stands where it is told, and takes back whatever the page does to its style. */
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

  constructor(host: HTMLElement) {
    this.#host = host;
    this.#apply({});
  }

  stand({ left, top, width, height }: Standing): void {
    this.#apply({ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
  }

  /** Only when it has never stood anywhere: a person's text must not jump away from under their hands. */
  dock(): void {
    this.#apply('left' in this.#wanted ? this.#wanted : DOCK);
  }

  #apply(wanted: Record<string, string>): void {
    if (this.#host.parentNode !== document.documentElement) document.documentElement.append(this.#host);
    const isSame = JSON.stringify(wanted) === JSON.stringify(this.#wanted);
    if (isSame && this.#style !== '' && this.#host.style.cssText === this.#style) return;
    this.#host.removeAttribute('style');
    setStyle(this.#host, { ...BASE, ...wanted });
    this.#wanted = wanted;
    this.#style = this.#host.style.cssText;
  }
}
