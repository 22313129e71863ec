/**
 * The menu of a row: asked for by a right click or a key, opened when the page engine has let all of the visible list be the glass's, for
 * the frame is cut to its rows otherwise. The page's side learns that a menu is open, and no more.
 */
import type { FromGlass, GlassStrip } from '../rpc/frame-port.ts';
import { copyWords, rowMenuName, siteMenuWords } from '../words/glass-words.ts';
import { copyText } from './copy-text.ts';
import { type Closing, type MenuItem, openMenu } from './menu.ts';
import type { Drawable } from './screen.ts';
import type { Standing, Walk } from './walk.ts';

interface RowMenuParts {
  readonly say: (message: FromGlass) => void;
  readonly walk: () => Walk;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export class RowMenu {
  readonly #parts: RowMenuParts;
  /** The row that it is for, where it was asked for, and whether the person goes back to the composer from it. */
  #asked: { readonly key: string; readonly at: Point; readonly isVisit: boolean } | null = null;
  /** Ends when the menu that is open is taken off. */
  #open: AbortController | null = null;

  constructor(parts: RowMenuParts) {
    this.#parts = parts;
  }

  /**
   * Asks for a row's menu; below the row where no point is given. Whoever came by the mouse alone was writing, and goes on with that
   * after it; whoever walks through the rows stays in them.
   */
  ask({ key, row }: Standing, point?: Point): void {
    this.#open?.abort();
    this.#open = null;
    const { left, bottom } = row.getBoundingClientRect();
    const isVisit = point !== undefined && !this.#parts.walk().isWalking;
    this.#asked = { key, at: point ?? { x: left, y: bottom }, isVisit };
    this.#parts.say({ kind: 'menu', isOpen: true });
  }

  /** Opens what was asked for as soon as there is room, and closes what is open over a row that is gone. */
  follow(drawables: readonly Drawable[], view: GlassStrip | undefined): void {
    if (this.#asked === null) return;
    const { key, at } = this.#asked;
    const drawable = drawables.find((one) => one.key === key);
    if (drawable === undefined) this.close();
    else if (this.#open === null && view !== undefined) this.#show(drawable, at, view);
  }

  /** Takes it off. */
  close(): void {
    const wasIn = this.#open !== null && document.hasFocus();
    this.#open?.abort();
    this.#gone(wasIn ? 'aside' : 'left');
  }

  #show(drawable: Drawable, at: Point, view: GlassStrip): void {
    this.#open = new AbortController();
    const items = this.#itemsOf(drawable);
    openMenu({ name: rowMenuName, items, at, view, closed: (how) => this.#gone(how) }, this.#open.signal);
  }

  #gone(how: Closing): void {
    const asked = this.#asked;
    if (asked === null) return;
    this.#asked = null;
    this.#open = null;
    this.#parts.say({ kind: 'menu', isOpen: false });
    if (how === 'left') return;
    this.#parts.walk().focus(asked.key);
    if (asked.isVisit && endsVisit(how)) this.#parts.say({ kind: 'escaped' });
  }

  #itemsOf({ nth, face, box: { armored } }: Drawable): readonly MenuItem[] {
    return [
      ...(face.kind === 'text' ? [{ act: 'copy', words: copyWords, run: () => copyText(face.text) }] : []),
      { act: 'site-menu', words: siteMenuWords, run: () => this.#parts.say({ kind: 'site-menu', armored, nth }) },
    ];
  }
}

/** A press beside the menu goes on in the rows, and the site's menu of a row is the next place for who wants that. */
const endsVisit = (how: Closing): boolean => how === 'given-up' || (typeof how === 'object' && how.act === 'copy');
