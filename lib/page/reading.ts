/**
 * The reading side of one thread: finds protected rows, hides their ciphertext, asks the background what they are,
 * and keeps the glass over them. It learns kinds and sizes, never a word.
 */
import type { Ask } from '../rpc/client.ts';
import type { RowKind, ThreadRef } from '../rpc/contract.ts';
import type { FromGlass, ToGlass } from '../rpc/frame-port.ts';
import type { Adapter } from '../sites/adapter.ts';
import { isDark } from './look.ts';
import { makeFrame } from './frame.ts';
import { FIRST_SIZE, type RowSize, rowHider, rowReader, type SeenRow } from './rows.ts';
import { scrollKeeper } from './scroll.ts';
import { makeSheet, type Measured, type Sheet } from './sheet.ts';
import { stripsFor } from './strips.ts';

/** One request names at most so many rows. */
const BATCH = 64;
/** Sizes remembered for rows that come and go with scrolling. */
const MAX_SIZES = 2_000;

export interface Reading {
  /** Looks again: at navigation ticks, after news, when the page changed. */
  look(): void;
  /** Runs a change that may resize the list, and says whether it did, without moving what the person looks at. */
  keepScroll(change: () => boolean): void;
  /** What was learned may have changed: ask again about all rows. */
  forget(): void;
}

interface ReadingParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly ref: () => ThreadRef;
  /** `watch`: look for armor only, put nothing into the page. `show`: hide ciphertext and lay the glass. */
  readonly mode: () => 'watch' | 'show';
  /** The background says that rows are locked: the thread counts as protected. */
  readonly locked: () => void;
  readonly signal: AbortSignal;
}

export const startReading = ({ adapter, ask, ref, mode, locked, signal }: ReadingParts): Reading => {
  const read = rowReader();
  const hider = rowHider();
  const scroll = scrollKeeper(signal);
  const sizes = new Map<string, RowSize>();
  const kinds = new Map<string, RowKind>();
  const asked = new Set<string>();
  let observed: HTMLElement | null = null;
  let sheet: Sheet | null = null;

  const makeGlass = (): Sheet => {
    const frame = makeFrame<ToGlass, FromGlass>({
      file: 'glass.html',
      title: 'Protected messages',
      token: async () => (await ask('page.token', { ref: ref(), frame: 'glass' })).token,
      signal,
    });
    const made = makeSheet(frame);
    frame.onOpen = made.repeat;
    frame.onMessage = (message) => {
      if (message.kind === 'sizes') takeSizes(message.sizes);
    };
    return made;
  };

  const takeSizes = (told: FromGlass['sizes']): void => {
    for (const { armored, step, lines } of told) sizes.set(armored, { step, lines });
    for (const oldest of sizes.keys()) {
      if (sizes.size <= MAX_SIZES) break;
      sizes.delete(oldest);
    }
    pass();
  };

  const askKinds = async (rows: readonly SeenRow[]): Promise<void> => {
    const wanted = [...new Set(rows.flatMap(({ armored }) => armored ?? []))].filter((text) => !kinds.has(text) && !asked.has(text));
    const batch = wanted.slice(-BATCH); // the newest first: that is where people look
    if (batch.length === 0) return;
    for (const text of batch) asked.add(text);
    const answer = await ask('page.scan', { ref: ref(), armored: batch }).catch(() => null);
    for (const text of batch) asked.delete(text);
    if (answer === null || signal.aborted) return; // asked again at the next look
    batch.forEach((text, index) => {
      kinds.set(text, answer.kinds[index] ?? 'none');
    });
    if (answer.kinds.includes('locked')) locked();
    pass();
  };

  const pass = (): void => {
    if (signal.aborted) return;
    const [scroller, content] = [adapter.scroller(), adapter.content()];
    if (scroller === null || content === null) return;
    const rows = read(adapter.rows());
    if (mode() === 'show') show(rows, scroller, content);
    void askKinds(rows);
  };

  const show = (rows: readonly SeenRow[], scroller: HTMLElement, content: HTMLElement): void => {
    const nodes = rows.map(({ text }) => text);
    scroll.keep(scroller, nodes, () =>
      rows
        .map(({ text, armored }) =>
          armored === null || kinds.get(armored) === 'none'
            ? hider.show(text)
            : hider.hide(text, sizes.get(armored) ?? FIRST_SIZE),
        )
        .includes(true),
    );
    const measured = rows.flatMap(({ text, armored }): Measured[] => {
      const look = hider.look(text);
      if (armored === null || look === undefined) return [];
      return [{ ...look, armored, step: (sizes.get(armored) ?? FIRST_SIZE).step, rect: text.getBoundingClientRect() }];
    });
    measured.sort((a, b) => a.rect.top - b.rect.top); // a reversed column has its newest row first in the document
    const strips = stripsFor(rows, (armored) => kinds.get(armored), content);
    if (measured.length === 0 && strips.length === 0 && sheet === null) return;
    sheet ??= makeGlass();
    sheet.attach(content);
    sheet.draw(measured, strips, isDark(scroller));
  };

  const mutations = new MutationObserver(pass);
  const resizes = new ResizeObserver(() => {
    if (observed !== null && mode() === 'show') scroll.settle(observed);
    pass();
  });
  const look = (): void => {
    const scroller = adapter.scroller();
    if (scroller !== observed) {
      mutations.disconnect();
      resizes.disconnect();
      observed = scroller;
      if (scroller !== null) mutations.observe(scroller, { childList: true, subtree: true, characterData: true });
      for (const element of [scroller, adapter.content()]) if (element !== null) resizes.observe(element);
    }
    pass();
  };
  signal.addEventListener('abort', () => {
    mutations.disconnect();
    resizes.disconnect();
    for (const { text } of adapter.rows()) hider.show(text);
  });
  return {
    look,
    keepScroll: (change) => {
      const scroller = adapter.scroller();
      if (scroller === null) change();
      else scroll.keep(scroller, adapter.rows().map(({ text }) => text), change);
    },
    forget: () => {
      kinds.clear();
      look();
    },
  };
};
