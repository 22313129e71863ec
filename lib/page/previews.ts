/**
 * Keeps armor out of the site's previews: the newest message in a list of conversations, what its search finds there, and quotes.
 * Touches nothing before the background has said that a thread is protected, or was (R-PAGE-2); from then on no armor is shown there, not even
 * for a frame (R-PAGE-5). One observer on each list and none above them, and what changed is all that is looked at.
 */
import type { Ask } from '../rpc/client.ts';
import type { News } from '../rpc/events.ts';
import type { PageWords } from '../rpc/page-words.ts';
import type { Adapter, PreviewList } from '../sites/adapter.ts';
import { isOrphaned } from './orphan.ts';
import { previewWords, SPOKEN_ATTRIBUTES, type Spoken, spokenIn } from './preview-words.ts';
import { watchPlace } from './whereabouts.ts';

/** A list that comes with all its rows must be found before it is painted: it is looked for in every frame for so long. */
const HURRY_MS = 5_000;

/** What a list may come after: a page that loads, a navigation, a click that opens it. */
const HURRY_AFTER = ['DOMContentLoaded', 'load', 'pageshow', 'popstate', 'click'] as const;

interface PreviewsParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly words: () => Promise<PageWords>;
  readonly hearNews: (listener: (news: News) => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Keeps armor out of previews in the page's top frame until `signal` is aborted, or Sotto is gone. Then the site's own text stands there again. */
export const startPreviews = ({ hearNews, signal: given, ...parts }: PreviewsParts): void => {
  const gone = new AbortController();
  const signal = AbortSignal.any([given, gone.signal]);
  const previews = new Previews({ ...parts, signal });
  const look = (): void => {
    if (isOrphaned()) gone.abort();
    else previews.look();
  };
  watchPlace(look, signal);
  hearNews(() => previews.refresh(), signal);
  for (const event of HURRY_AFTER)
    window.addEventListener(event, () => previews.hurry(), { capture: true, passive: true, signal });
  const navigation = (window as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', () => previews.hurry(), { signal });
};

class Previews {
  readonly #parts: Omit<PreviewsParts, 'hearNews'>;
  readonly #words = previewWords();
  readonly #watched = new Map<HTMLElement, MutationObserver>();
  #isOn = false;
  /** What stands in the place of armor, from when it was told on. */
  #protectedMessage = '';
  /** False: the background is to be asked at the next look. */
  #isKnown = false;
  #questions = 0;
  #hurryUntil = 0;
  #frame: number | undefined;

  constructor(parts: Omit<PreviewsParts, 'hearNews'>) {
    this.#parts = parts;
    parts.signal.addEventListener('abort', () => this.#switch(false));
  }

  /** Looks which lists are there. */
  look(): void {
    if (this.#parts.signal.aborted) return;
    if (!this.#isKnown) void this.#learn();
    this.#watch();
  }

  /** Whether anything is protected may have changed: asks again. */
  refresh(): void {
    this.#isKnown = false;
    this.look();
  }

  async #learn(): Promise<void> {
    this.#isKnown = true; // or is about to be
    this.#questions += 1;
    const mine = this.#questions;
    const { ask, words, signal } = this.#parts;
    const answer = await Promise.all([ask('page.protects', {}), words()]).catch(() => null);
    if (mine !== this.#questions || signal.aborted) return;
    if (answer === null) {
      this.#isKnown = false;
      return;
    }
    const [{ any }, { protectedMessage }] = answer;
    this.#protectedMessage = protectedMessage;
    this.#switch(any);
  }

  #switch(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    if (isOn) this.hurry();
    else for (const list of [...this.#watched.keys()]) this.#leave(list, true);
  }

  /** A list may come at any moment now. */
  hurry(): void {
    this.#hurryUntil = performance.now() + HURRY_MS;
    if (this.#frame === undefined) this.#lookInFrame();
  }

  #lookInFrame(): void {
    this.#watch();
    const goesOn = this.#isOn && performance.now() < this.#hurryUntil;
    this.#frame = goesOn ? requestAnimationFrame(() => this.#lookInFrame()) : undefined;
  }

  /** Follows the site from list to list. */
  #watch(): void {
    if (!this.#isOn) return;
    const lists = previewsNow(this.#parts.adapter);
    for (const list of this.#watched.keys())
      if (!lists.some((each) => each.list === list)) this.#leave(list, list.isConnected);
    for (const list of lists) if (!this.#watched.has(list.list)) this.#enter(list);
  }

  #enter({ list, shows }: PreviewList): void {
    const observer = new MutationObserver((changes) => {
      for (const spoken of changes.flatMap(changedBy)) this.#words.cover(spoken, shows, this.#protectedMessage);
    });
    const attributeFilter = [...SPOKEN_ATTRIBUTES];
    observer.observe(list, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter });
    this.#watched.set(list, observer);
    for (const spoken of spokenIn(list)) this.#words.cover(spoken, shows, this.#protectedMessage);
  }

  /** A list that is out of the page may come back: it keeps our words until then. */
  #leave(list: HTMLElement, uncovers: boolean): void {
    this.#watched.get(list)?.disconnect();
    this.#watched.delete(list);
    if (uncovers) for (const spoken of spokenIn(list)) this.#words.uncover(spoken);
  }
}

const changedBy = ({ type, target, attributeName, addedNodes }: MutationRecord): readonly Spoken[] => {
  if (type === 'childList') return [...addedNodes].flatMap(spokenIn);
  if (type === 'characterData') return target instanceof Text ? [target] : [];
  const attribute = (target as Element).getAttributeNode(attributeName ?? '');
  return attribute === null ? [] : [attribute];
};

/** The adapter's lists; none when it stumbles. */
const previewsNow = (adapter: Adapter): readonly PreviewList[] => {
  try {
    return adapter.previews();
  } catch {
    return [];
  }
};
