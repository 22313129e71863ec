/**
 * Known from a page's first moment on: is no thread of this profile guarded at all? Then nothing is held while the background is asked. The
 * background has a script set this mark in new pages while it is so (lib/background/none-guarded.ts). Without the mark, keys are held.
 */
import type { News } from '../rpc/events.ts';

type HearNews = (listener: (news: News) => void, signal: AbortSignal) => void;

/** Shared by our scripts of one document; no page sees their globals. */
const MARK = Symbol.for('sotto: none is guarded');
const marked = globalThis as { [MARK]?: boolean };

export const markNoneGuarded = (): void => {
  marked[MARK] = true;
};

export const isNoneGuarded = (): boolean => marked[MARK] === true;

/** Takes the mark away when the first thread is about to be guarded. Call it before anybody else hears news. */
export const dropMarkInTime = (hearNews: HearNews, signal: AbortSignal): void =>
  hearNews(({ news }) => {
    if (news === 'first') delete marked[MARK];
  }, signal);
