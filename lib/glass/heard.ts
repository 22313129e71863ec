/**
 * Says a message that comes while the person is here to those who hear the page: the site's own list holds letters and digits, which are
 * hidden. What stood there before, what is found by scrolling, and what the person wrote is not said.
 */
import type { Face } from './faces.ts';

/** A row that is read. */
export interface Readable {
  readonly armored: string;
  readonly face: Face;
  /** Written here: the person knows it. */
  readonly isOurs: boolean;
}

/** So long it stands where it is heard from: the text itself is for eyes and for timers, and stays on the sheet. */
const SPOKEN_MS = 4_000;
/** Texts that are remembered as known. */
const MAX_KNOWN = 2_000;

export class Heard {
  readonly #region = document.createElement('div');
  readonly #known = new Set<string>();

  constructor(body: HTMLElement) {
    this.#region.dataset['heard'] = '';
    this.#region.setAttribute('role', 'log'); // polite by itself, and new lines only
    body.append(this.#region);
  }

  /** The rows that are read now, from the top. */
  follow(rows: readonly Readable[]): void {
    const lowest = rows.findLastIndex(({ armored }) => this.#known.has(armored));
    const come = lowest < 0 ? [] : rows.slice(lowest + 1);
    for (const { armored } of rows) this.#remember(armored);
    for (const { face, isOurs } of come) if (!isOurs) this.#speak(face);
  }

  /** Takes off what is still to be heard. */
  clear(): void {
    this.#region.replaceChildren();
    this.#known.clear();
  }

  #remember(armored: string): void {
    this.#known.delete(armored); // so that it becomes the newest
    this.#known.add(armored);
    const [oldest] = this.#known;
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  #speak({ meta, title, text }: Face): void {
    const line = document.createElement('p');
    line.textContent = [meta, title, text].filter(Boolean).join(': ');
    this.#region.append(line);
    setTimeout(() => line.remove(), SPOKEN_MS);
  }
}
