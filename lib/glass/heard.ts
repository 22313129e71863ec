/**
 * Says a message that comes while the person is here to those who hear the page: the site's own list holds letters and digits, which are
 * hidden. What stood there before, what is found by scrolling, and what the person wrote is not said.
 */
import type { Face } from './faces.ts';

/** A row that is read. */
export interface Readable {
  readonly armored: string;
  readonly face: Face;
  /** Written here, so that the person knows it, or by somebody whom they have blocked. */
  readonly isQuiet: boolean;
}

/** So long it stands where it is heard from: the text itself is for eyes and for timers, and stays on the sheet. */
const SPOKEN_MS = 4_000;
/** Texts that are remembered as known. */
const MAX_KNOWN = 2_000;

export class Heard {
  readonly #region = document.createElement('div');
  readonly #known = new Set<string>();
  /** What is still to be heard. */
  #spoken: readonly { readonly armored: string; readonly text: string; readonly line: HTMLElement }[] = [];

  constructor(body: HTMLElement) {
    this.#region.dataset['heard'] = '';
    this.#region.setAttribute('role', 'log'); // polite by itself, and new lines only
    body.append(this.#region);
  }

  /** The rows that are read now, from the top. */
  follow(rows: readonly Readable[]): void {
    this.#takeBack(rows);
    const lowest = rows.findLastIndex(({ armored }) => this.#known.has(armored));
    const come = lowest < 0 ? [] : rows.slice(lowest + 1);
    for (const { armored } of rows) this.#remember(armored);
    for (const row of come) if (!row.isQuiet) this.#speak(row);
  }

  /** Takes off what is still to be heard. */
  clear(): void {
    this.#region.replaceChildren();
    this.#spoken = [];
    this.#known.clear();
  }

  #remember(armored: string): void {
    this.#known.delete(armored); // so that it becomes the newest
    this.#known.add(armored);
    const [oldest] = this.#known;
    if (this.#known.size > MAX_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }

  /** A row that says something else now, because the vault was locked or its time is over, is not to be heard either. */
  #takeBack(rows: readonly Readable[]): void {
    const stands = new Map(rows.map(({ armored, face }) => [armored, face.text]));
    for (const { armored, text, line } of this.#spoken) if (stands.get(armored) !== text) line.remove();
    this.#spoken = this.#spoken.filter(({ line }) => line.isConnected);
  }

  #speak({ armored, face: { meta, sign, title, text } }: Readable): void {
    const line = document.createElement('p');
    line.textContent = [meta, sign, title, text].filter(Boolean).join(': ');
    this.#region.append(line);
    this.#spoken = [...this.#spoken, { armored, text, line }];
    setTimeout(() => line.remove(), SPOKEN_MS);
  }
}
