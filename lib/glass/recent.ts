/** Notes which texts stand in the thread, so that they can be read before the site has drawn its list when it is opened the next time. */

/** What moves for so long is not noted yet. Milliseconds. */
const SETTLE_MS = 1_000;
/** The glass reads no more than that ahead, */
export const MAX_RECENT = 512;
/** and no more than stood there first, but this many: what was read further up, or came since, is not there when it is opened the next time. */
const FEW_RECENT = 64;

export class Recent {
  readonly #note: (armored: readonly string[]) => void;
  #noted: readonly string[] = [];
  #most = MAX_RECENT;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param note is told what stands there once it has stood for a second */
  constructor(note: (armored: readonly string[]) => void) {
    this.#note = note;
  }

  /** From top to bottom. A list that was scrolled up shows what is not needed when it is opened: its end must be in sight. */
  stands(armored: readonly string[]): void {
    clearTimeout(this.#timer);
    const texts = armored.slice(-this.#most);
    const end = this.#noted.at(-1);
    if (texts.length === 0 || (end !== undefined && !texts.includes(end))) return;
    if (texts.length === this.#noted.length && texts.every((text, index) => text === this.#noted[index])) return;
    this.#timer = setTimeout(() => {
      if (this.#noted.length === 0) this.#most = Math.max(texts.length, FEW_RECENT);
      this.#noted = texts;
      this.#note(texts);
    }, SETTLE_MS);
  }
}
