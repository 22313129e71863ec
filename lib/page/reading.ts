/**
 * The reading side of one thread: finds protected rows, hides their ciphertext, asks the background what they are,
 * and keeps the glass over them. It learns kinds and sizes, never a word.
 */
import type { Ask } from '../rpc/client.ts';
import { type FromGlass, type ToGlass, WIDTH_STEPS, type WidthStep } from '../rpc/frame-port.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Adapter } from '../sites/adapter.ts';
import { type Frame, makeFrame } from './frame.ts';
import { Kinds } from './kinds.ts';
import { isDark } from './look.ts';
import { handOver, partInView } from './row-menu.ts';
import { type RowSize, rowHider, rowReader, type SeenRow, type StandingRow } from './rows.ts';
import { scrollKeeper } from './scroll.ts';
import { type Measured, makeSheet, type Sheet } from './sheet.ts';
import { Sizes } from './sizes.ts';
import { stripsFor } from './strips.ts';
import { makeTabStop } from './tab-stop.ts';

/** A thread that is opening has no list yet: it is looked for so often, so that its ciphertext is hidden when it appears, for so long. */
const LIST_LOOK_MS = 20;
const LIST_PATIENCE_MS = 5_000;
/** Longer than the glass takes for a row. */
const KINDS_AFTER_MS = 80;
/** What changes in a list without a change of its nodes or its size is noticed by then: a pass over a thousand rows is felt. */
const CALM_MS = 2_000;

interface ReadingParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly ref: () => ThreadRef;
  /** `watch`: look for armor only, put nothing into the page. `show`: hide ciphertext and lay the glass. */
  readonly mode: () => 'watch' | 'show';
  /** The background says that rows are locked: the thread counts as protected. */
  readonly locked: () => void;
  /** The person left the glass with Tab. */
  readonly left: () => void;
  /** The person wants the site's menu of a row: the page may have the keys. */
  readonly released: () => void;
  /** The person left the glass to write. */
  readonly escaped: () => void;
  readonly signal: AbortSignal;
}

export class Reading {
  readonly #parts: ReadingParts;
  readonly #read = rowReader();
  readonly #hider = rowHider();
  readonly #sizes = new Sizes();
  readonly #kinds: Kinds;
  readonly #scroll: ReturnType<typeof scrollKeeper>;
  readonly #mutations = new MutationObserver(() => this.#pass());
  readonly #resizes = new ResizeObserver(() => {
    if (this.#observed !== null && this.#parts.mode() === 'show') this.#scroll.settle(this.#observed);
    this.#pass();
  });
  /** The widest step that rows have room for. It only narrows, until the list itself changes its width. */
  #room: WidthStep = 3;
  #listWidth = 0;
  #observed: HTMLElement | null = null;
  readonly #began = performance.now();
  #passedAt = Number.NEGATIVE_INFINITY;
  #nextLook: ReturnType<typeof setTimeout> | undefined;
  #nextLearning: ReturnType<typeof setTimeout> | undefined;
  #sheet: Sheet | null = null;
  #frame: Frame<ToGlass, FromGlass> | null = null;
  #isMenuOpen = false;

  constructor(parts: ReadingParts) {
    const { adapter, ask, ref, locked, signal } = parts;
    this.#parts = parts;
    this.#scroll = scrollKeeper(signal);
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

  /** Looks whether the list is another one: often, so that it costs nothing while it is the same. */
  follow(): void {
    const isCalm = performance.now() - this.#passedAt < CALM_MS;
    if (!isCalm || this.#observed === null || this.#parts.adapter.scroller() !== this.#observed) this.look();
  }

  /** Looks again: after news, when the page changed. One observer, on the scroller and nothing above it. */
  look(): void {
    const { adapter } = this.#parts;
    const scroller = adapter.scroller();
    if (scroller !== this.#observed) {
      this.#mutations.disconnect();
      this.#resizes.disconnect();
      this.#observed = scroller;
      if (scroller !== null) this.#mutations.observe(scroller, { childList: true, subtree: true, characterData: true });
      for (const element of [scroller, adapter.content()]) if (element !== null) this.#resizes.observe(element);
    }
    if (scroller === null) {
      if (this.#parts.mode() === 'show') this.#waitForList();
      this.#lookSoon();
    }
    this.#pass();
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
    const rows = adapter.rows().map(({ text }) => text);
    if (scroller === null) change();
    else this.#scroll.keep(scroller, rows, change);
  }

  /** The glass takes longer to load than a list to be drawn: it begins as soon as the thread is known. */
  #waitForList(): void {
    if (this.#sheet !== null || this.#parts.signal.aborted) return;
    this.#sheet = this.#makeSheet();
    this.#sheet.wait();
  }

  #lookSoon(): void {
    clearTimeout(this.#nextLook);
    if (this.#parts.signal.aborted || performance.now() - this.#began > LIST_PATIENCE_MS) return;
    this.#nextLook = setTimeout(() => this.look(), LIST_LOOK_MS);
  }

  #pass(): void {
    const { adapter, signal, mode } = this.#parts;
    const [scroller, content] = [adapter.scroller(), adapter.content()];
    if (signal.aborted || scroller === null || content === null) return;
    this.#passedAt = performance.now();
    const rows = this.#read(adapter.rows());
    if (mode() === 'show') this.#show(rows, scroller, content);
    if (mode() === 'watch') void this.#kinds.learn(rows);
    else if (this.#kinds.lacksAny(rows)) this.#learnSoon();
  }

  /** Where the glass has rows read, their kinds are asked for when it has: then nothing is read twice. */
  #learnSoon(): void {
    this.#nextLearning ??= setTimeout(() => {
      this.#nextLearning = undefined;
      if (!this.#parts.signal.aborted) void this.#kinds.learn(this.#read(this.#parts.adapter.rows()));
    }, KINDS_AFTER_MS);
  }

  #show(rows: readonly SeenRow[], scroller: HTMLElement, content: HTMLElement): void {
    const nodes = rows.map(({ text }) => text);
    this.#scroll.keep(scroller, nodes, () => rows.map((row) => this.#cover(row)).includes(true));
    const standing = rows.map((row): StandingRow => ({ ...row, rect: row.text.getBoundingClientRect() }));
    const measured = standing.flatMap((row) => this.#toDraw(row)).sort((a, b) => a.rect.top - b.rect.top); // a reversed column has its newest row first in the document
    this.#noteRoom(measured, scroller);
    const strips = stripsFor(standing, (armored) => this.#kinds.get(armored), content);
    if (measured.length === 0 && strips.length === 0 && this.#sheet === null) return;
    this.#sheet ??= this.#makeSheet();
    this.#sheet.attach(content);
    const view = this.#isMenuOpen ? partInView(scroller, content) : null;
    this.#sheet.draw(measured, strips, { dark: isDark(scroller), view });
  }

  /** Hides ciphertext, shows what is none, and says whether that changed anything. */
  #cover({ text, armored }: SeenRow): boolean {
    if (armored === null || this.#kinds.get(armored) === 'none') return this.#hider.show(text);
    return this.#hider.hide(text, this.#sizeOf(armored));
  }

  #toDraw({ text, armored, rect }: StandingRow): Measured[] {
    const color = this.#hider.color(text);
    if (armored === null || color === undefined) return [];
    return [{ color, armored, step: this.#sizeOf(armored).step, room: this.#room, rect }];
  }

  #sizeOf(armored: string): RowSize {
    const { step, lines } = this.#sizes.get(armored);
    return { step: Math.min(step, this.#room) as WidthStep, lines };
  }

  /** Takes note of rows that are squeezed: their text then breaks at the next narrower step, never at the page's own width. */
  #noteRoom(rows: readonly Measured[], { clientWidth }: HTMLElement): void {
    if (clientWidth !== this.#listWidth) this.#room = 3;
    this.#listWidth = clientWidth;
    for (const { rect, step } of rows) {
      if (rect.width === 0 || rect.width > WIDTH_STEPS[step] - 1) continue;
      const fitting = WIDTH_STEPS.findLastIndex((width) => width <= rect.width);
      this.#room = Math.min(this.#room, Math.max(fitting, 0)) as WidthStep;
    }
  }

  #makeSheet(): Sheet {
    const { ask, ref, signal } = this.#parts;
    const frame = makeFrame<ToGlass, FromGlass>({
      file: 'glass.html',
      title: 'Protected messages, drawn by Sotto',
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
    const { adapter, left, released, escaped } = this.#parts;
    switch (message.kind) {
      case 'sizes':
        this.#sizes.take(message.sizes);
        this.#pass();
        return;
      case 'menu':
        this.#isMenuOpen = message.isOpen;
        this.#pass();
        return;
      case 'site-menu':
        if (this.#frame?.hasFocus()) handOver(this.#read(adapter.rows()), message, released);
        return;
      case 'left':
        left();
        return;
      case 'escaped':
        escaped();
    }
  }

  #end(): void {
    clearTimeout(this.#nextLook);
    clearTimeout(this.#nextLearning);
    this.#mutations.disconnect();
    this.#resizes.disconnect();
    for (const { text } of this.#parts.adapter.rows()) this.#hider.show(text);
  }
}
