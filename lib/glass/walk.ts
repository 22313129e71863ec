/**
 * The keyboard's way through the rows: the glass is one stop of Tab, arrows go from row to row, Enter or the menu key opens a row's menu,
 * Escape leads back to the composer. A row's links are stops only while the row is the one stood on.
 */

/** A row as it stands on the sheet. Its key stays while its row stays. */
export interface Standing {
  readonly key: string;
  readonly row: HTMLElement;
}

interface WalkParts {
  /** The keyboard asks for a row's menu. */
  readonly menu: (standing: Standing) => void;
  /** Tab was pressed: the focus leaves the rows. */
  readonly left: () => void;
  /** The person wants to write. */
  readonly escaped: () => void;
}

/** Where a key leads from a row, of so many. */
const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowUp: (at) => Math.max(at - 1, 0),
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

export class Walk {
  readonly #parts: WalkParts;
  #standing: readonly Standing[] = [];
  /** The row stood on last; null until the person has been here, and then Tab leads to the newest. */
  #current: string | null = null;
  /** A key was pressed in the rows since the frame got the focus. */
  #isWalking = false;
  /** The element that is the stop of Tab. */
  #stop: HTMLElement | null = null;

  constructor(sheet: HTMLElement, parts: WalkParts) {
    this.#parts = parts;
    sheet.addEventListener('keydown', (event) => this.#press(event));
    window.addEventListener('blur', () => {
      this.#isWalking = false;
    });
    // The page engine gives the focus to the frame, not to a row.
    window.addEventListener('focus', () => {
      if (document.activeElement === document.body) this.#stop?.focus({ preventScroll: true });
    });
    sheet.addEventListener('focusin', ({ target }) => {
      const standing = this.at(target);
      if (standing === undefined) return;
      this.#current = standing.key;
      this.#stopAt(standing.row);
    });
  }

  /** The row in which something happened. */
  at(target: EventTarget | null): Standing | undefined {
    return target instanceof Node ? this.#standing.find(({ row }) => row.contains(target)) : undefined;
  }

  /** Has a row the focus? To be asked before rows are drawn anew: an element that is replaced loses it without a word. */
  get isIn(): boolean {
    return document.hasFocus() && this.at(document.activeElement) !== undefined;
  }

  /** Is the person going through the rows by keyboard? */
  get isWalking(): boolean {
    return this.#isWalking;
  }

  /** Rows from the top as they are drawn now. `wasIn`: one of them had the focus, and has it still or gets it again. */
  follow(standing: readonly Standing[], wasIn: boolean): void {
    const before = this.#index();
    this.#standing = standing;
    let at = this.#index();
    if (at < 0) at = Math.min(before < 0 ? standing.length : before, standing.length - 1);
    const here = standing[at];
    if (this.#current !== null) this.#current = here?.key ?? null;
    this.#stopAt(here?.row ?? null);
    if (wasIn && !this.isIn) here?.row.focus({ preventScroll: true });
  }

  /** Gives a row the focus, or the one nearest to where it was. */
  focus(key: string): void {
    const standing = this.#standing.find((one) => one.key === key);
    (standing?.row ?? this.#stop)?.focus({ preventScroll: true });
  }

  #index(): number {
    return this.#standing.findIndex(({ key }) => key === this.#current);
  }

  #stopAt(row: HTMLElement | null): void {
    if (row === this.#stop) return;
    if (this.#stop !== null) setStops(this.#stop, -1);
    if (row !== null) setStops(row, 0);
    this.#stop = row;
  }

  #press(event: KeyboardEvent): void {
    const standing = this.at(event.target);
    if (standing === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const { key } = event;
    this.#isWalking = true;
    if (key === 'Tab') {
      this.#parts.left();
      return;
    }
    const act = this.#actOf(event, standing);
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  #actOf({ key, shiftKey, target }: KeyboardEvent, standing: Standing): (() => void) | undefined {
    const step = steps[key];
    const opensMenu =
      key === 'ContextMenu' || (key === 'F10' && shiftKey) || (key === 'Enter' && target === standing.row);
    if (opensMenu) return () => this.#parts.menu(standing);
    if (key === 'Escape') return this.#parts.escaped;
    if (step === undefined || shiftKey) return undefined; // with Shift keys select
    const next = step(this.#standing.indexOf(standing), this.#standing.length);
    return () => this.#standing[next]?.row.focus();
  }
}

const setStops = (row: HTMLElement, tabIndex: 0 | -1): void => {
  row.tabIndex = tabIndex;
  for (const link of row.querySelectorAll('a')) link.tabIndex = tabIndex;
};
