/**
 * The reading side of one thread: finds protected rows, hides their ciphertext, asks the background what they are,
 * and keeps the glass over them. It learns kinds and sizes, never a word.
 */
import type { Ask } from '../rpc/client.ts';
import { type FromGlass, type ToGlass, WIDTH_STEPS, type WidthStep } from '../rpc/frame-port.ts';
import type { PageWords } from '../rpc/page-words.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Adapter } from '../sites/adapter.ts';
import { makeCover } from './cover.ts';
import { type Frame, makeFrame } from './frame.ts';
import { type JoinedRows, joinedReader } from './joined.ts';
import { Kinds } from './kinds.ts';
import { ListWatch } from './list-watch.ts';
import { isDark } from './look.ts';
import { handOver, partInView } from './row-menu.ts';
import type { RowSize, StandingRow } from './rows.ts';
import { scrollKeeper } from './scroll.ts';
import { type Measured, makeSheet, type Sheet } from './sheet.ts';
import { Sizes } from './sizes.ts';
import { inSight, measuresOf, Stillness } from './stillness.ts';
import { stripsFor } from './strips.ts';
import { makeTabStop } from './tab-stop.ts';
import { Veil, waitForSizes } from './veil.ts';

/** Longer than the glass takes for a row; nobody waits longer than that for a kind. */
const KINDS_AFTER_MS = 80;
const KINDS_BY_MS = 1_000;
/** What changes on the screen without a change of the list's nodes or its size is noticed by then, and elsewhere in the list by then. */
const CALM_MS = 2_000;
const STILL_MS = 15_000;

interface ReadingParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly ref: () => ThreadRef;
  readonly words: () => Promise<PageWords>;
  /** `watch`: look for armor only, put nothing into the page. `show`: hide ciphertext and lay the glass. */
  readonly mode: () => 'watch' | 'show';
  /** The background says that rows are locked: the thread counts as protected. */
  readonly locked: () => void;
  /** The person left the glass with Tab. */
  readonly left: () => void;
  /** The glass has read what stands in the list, and is told where. */
  readonly drawn: () => void;
  /** The person wants the site's menu of a row: the page may have the keys. */
  readonly released: () => void;
  /** The person left the glass to write. */
  readonly escaped: () => void;
  readonly signal: AbortSignal;
}

export class Reading {
  readonly #parts: ReadingParts;
  readonly #read = joinedReader();
  readonly #cover = makeCover({
    isClear: ({ armored }) => armored === null || this.#kinds.get(armored) === 'none',
    sizeOf: (armored) => this.#sizeOf(armored),
  });
  readonly #sizes = new Sizes();
  readonly #kinds: Kinds;
  readonly #scroll: ReturnType<typeof scrollKeeper>;
  readonly #list: ListWatch;
  readonly #veil = new Veil();
  /** The widest step that rows have room for. It only narrows, until the list itself changes its width. */
  #room: WidthStep = 3;
  #listWidth = 0;
  readonly #stillness = new Stillness();
  #passedAt = Number.NEGATIVE_INFINITY;
  /** The size of the list when its rows were measured: what we changed ourselves is no reason to do so again. */
  #measuredAs = '';
  /** Rows are on their way, or not known: they are read again until they are. */
  #isUnsettled = false;
  /** Since when kinds are wanted. */
  #lacksSince: number | null = null;
  #nextLearning: ReturnType<typeof setTimeout> | undefined;
  #sheet: Sheet | null = null;
  #frame: Frame<ToGlass, FromGlass> | null = null;
  #isMenuOpen = false;

  constructor(parts: ReadingParts) {
    const { adapter, ask, ref, locked, signal } = parts;
    this.#parts = parts;
    this.#scroll = scrollKeeper(signal);
    this.#list = new ListWatch({
      adapter: parts.adapter,
      isOurs: (node) => node === this.#frame?.host,
      look: () => this.look(),
      changed: () => {
        if (!this.#layVeil(this.#veil.lies)) this.#pass();
      },
      resized: (scroller) => {
        if (this.#veil.lies) return;
        if (parts.mode() === 'show') this.#scroll.settle(scroller);
        if (this.#measuredAs !== measuresOf(scroller, adapter.content())) this.#pass();
      },
      signal,
    });
    this.#kinds = new Kinds({
      ask,
      ref,
      changed: (isLocked) => {
        if (signal.aborted) return;
        if (isLocked) locked();
        this.#pass();
      },
    });
    makeTabStop({ content: adapter.content, glass: () => this.#frame, signal });
    signal.addEventListener('abort', () => this.#end());
  }

  /** The frame that shows the rows; null while there is none. */
  get glass(): Frame<ToGlass, FromGlass> | null {
    return this.#frame;
  }

  /** Looks whether the list is another one, or looks otherwise: often, so that it costs next to nothing while it is the same. */
  follow(): void {
    if (!this.#list.isCurrent) this.look();
    const passed = performance.now() - this.#passedAt;
    const isStill = passed < STILL_MS && !this.#isUnsettled && !this.#isMenuOpen && this.#stillness.holds();
    if (passed < CALM_MS || isStill) return;
    this.look();
    this.#stillness.note();
  }

  /** Looks again: after news, when the page changed. */
  look(): void {
    const { scroller, isNew } = this.#list.follow();
    if (isNew) this.#stillness.sees(null);
    if (scroller === null && this.#parts.mode() === 'show') this.#waitForList();
    if (this.#layVeil(this.#isToWait(isNew))) setTimeout(() => this.#veil.lies && this.#pass());
    else this.#pass();
  }

  /** What was learned may have changed: ask again about all rows. */
  forget(): void {
    this.#kinds.forget();
    this.look();
  }

  /** Runs a change that may resize the list, and says whether it did, without moving what the person looks at. */
  keepScroll(change: () => boolean): void {
    const { adapter } = this.#parts;
    const scroller = adapter.scroller();
    if (scroller === null) change();
    else this.#scroll.keep(scroller, () => adapter.rows().map(({ text }) => text), change);
  }

  /** The glass takes longer to load than a list to be drawn: it begins as soon as the thread is known. */
  #waitForList(): void {
    if (this.#sheet !== null || this.#parts.signal.aborted) return;
    this.#sheet = this.#makeSheet();
    this.#sheet.wait();
  }

  #isToWait(isUnpainted: boolean): boolean {
    if (!isUnpainted || this.#parts.mode() === 'watch') return false;
    return waitForSizes(this.#read(this.#parts.adapter.rows()).rows, this.#sizes);
  }

  /** A list that has just come is painted when its rows have their size. Says whether the veil lies over it now. */
  #layVeil(isToLie: boolean): boolean {
    const { adapter } = this.#parts;
    const content = isToLie ? adapter.content() : null;
    if (content === null || content === adapter.scroller()) this.#veil.lift();
    else this.#veil.lay(content);
    return this.#veil.lies;
  }

  #pass(): void {
    const { adapter, signal, mode } = this.#parts;
    const [scroller, content] = [adapter.scroller(), adapter.content()];
    if (scroller === null || content === null) this.#veil.lift();
    if (signal.aborted || scroller === null || content === null) return;
    this.#passedAt = performance.now();
    const read = this.#read(adapter.rows());
    const { rows } = read;
    const seen = mode() === 'show' ? this.#show(read, scroller, content) : [];
    this.#veil.lift(); // in either mode
    const lacksAny = this.#kinds.lacksAny(rows);
    this.#isUnsettled = lacksAny || rows.some(({ sending }) => sending === 'pending');
    this.#stillness.sees({ scroller, rows: seen, host: this.#frame?.host ?? null });
    if (mode() === 'watch') void this.#kinds.learn(rows);
    else if (lacksAny) this.#learnSoon();
  }

  /** Where the glass has rows read, their kinds are asked for when it has, and rows have their size: then nothing is read twice. */
  #learnSoon(): void {
    const now = performance.now();
    this.#lacksSince ??= now;
    if (now - this.#lacksSince > KINDS_BY_MS && this.#nextLearning !== undefined) return;
    clearTimeout(this.#nextLearning);
    this.#nextLearning = setTimeout(() => {
      this.#nextLearning = undefined;
      this.#lacksSince = null;
      if (!this.#parts.signal.aborted) void this.#kinds.learn(this.#read(this.#parts.adapter.rows()).rows);
    }, KINDS_AFTER_MS);
  }

  /** Gives the texts on the screen. */
  #show(read: JoinedRows, scroller: HTMLElement, content: HTMLElement): readonly HTMLElement[] {
    const { rows } = read;
    this.#sheet?.coming(rows.flatMap(({ armored }) => (armored === null || this.#sizes.has(armored) ? [] : [armored])));
    this.#sheet?.attach(content);
    const nodes = () => rows.map(({ text }) => text);
    this.#scroll.keep(scroller, nodes, () => {
      const isChanged = this.#cover.cover(read);
      this.#veil.lift();
      return isChanged;
    });
    const standing = rows.map((row): StandingRow => ({ ...row, rect: row.text.getBoundingClientRect() }));
    const seen = inSight(scroller, standing); // before anything that follows has it laid out again
    this.#measuredAs = measuresOf(scroller, content);
    if (rows.length > 0 && !waitForSizes(rows, this.#sizes)) this.#parts.drawn();
    const dark = isDark(scroller);
    const measured = standing.flatMap((row) => this.#toDraw(row, dark)).sort((a, b) => a.rect.top - b.rect.top); // a reversed column has its newest row first in the document
    if (this.#noteRoom(measured, scroller)) return this.#show(read, scroller, content); // at once: until then rows would be cut off
    const strips = stripsFor(standing, (armored) => this.#kinds.get(armored), content);
    if (measured.length === 0 && strips.length === 0 && this.#sheet === null) return seen;
    if (this.#sheet === null) {
      this.#sheet = this.#makeSheet();
      this.#sheet.attach(content);
    }
    const view = this.#isMenuOpen ? partInView(scroller, content) : null;
    this.#sheet.draw(measured, strips, { dark, view });
    return seen;
  }

  #toDraw({ text, armored, rect }: StandingRow, isOnDark: boolean): Measured[] {
    const color = this.#cover.color(text, isOnDark);
    if (armored === null || color === undefined) return [];
    return [{ color, armored, step: this.#sizeOf(armored).step, room: this.#room, rect }];
  }

  #sizeOf(armored: string): RowSize {
    const { step, lines } = this.#sizes.get(armored);
    return { step: Math.min(step, this.#room) as WidthStep, lines };
  }

  /** Takes note of rows that are squeezed: their text breaks at the next narrower step, never at the page's own width. Says whether any is now. */
  #noteRoom(rows: readonly Measured[], { clientWidth }: HTMLElement): boolean {
    const before = this.#room;
    if (clientWidth !== this.#listWidth) this.#room = 3;
    this.#listWidth = clientWidth;
    for (const { rect, step } of rows) {
      if (rect.width === 0 || rect.width > WIDTH_STEPS[step] - 1) continue;
      const fitting = WIDTH_STEPS.findLastIndex((width) => width <= rect.width);
      this.#room = Math.min(this.#room, Math.max(fitting, 0)) as WidthStep;
    }
    return this.#room < before;
  }

  #makeSheet(): Sheet {
    const { ask, ref, words, signal } = this.#parts;
    const frame = makeFrame<ToGlass, FromGlass>({
      file: 'glass.html',
      title: words().then(({ glass }) => glass),
      token: async () => (await ask('page.token', { ref: ref(), frame: 'glass' })).token,
      signal,
    });
    const sheet = makeSheet(frame);
    frame.onOpen = () => {
      this.#isMenuOpen = false;
      sheet.repeat();
      this.#pass();
    };
    frame.onMessage = (message) => this.#hear(message);
    this.#frame = frame;
    return sheet;
  }

  #hear(message: FromGlass): void {
    const { adapter, released } = this.#parts;
    switch (message.kind) {
      case 'sizes':
        if (this.#sizes.take(message.sizes) && !this.#isToWait(this.#veil.lies)) this.#pass();
        return;
      case 'menu':
        this.#isMenuOpen = message.isOpen;
        this.#pass();
        return;
      case 'site-menu':
        if (this.#frame?.hasFocus()) handOver(this.#read(adapter.rows()).rows, message, released);
        return;
      case 'left':
      case 'escaped':
        this.#parts[message.kind]();
    }
  }

  #end(): void {
    clearTimeout(this.#nextLearning);
    this.#veil.lift();
    this.#stillness.sees(null);
    this.#cover.end(this.#parts.adapter.rows());
  }
}
