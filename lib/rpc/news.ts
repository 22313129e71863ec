/** Hears the background's news. News say that something changed, never what. */
import { browser } from 'wxt/browser';
import type { News } from './events.ts';
import { isNews } from './wire-format.ts';

/** Calls `listener` for each piece of news until `signal` is aborted. */
export const onNews = (listener: (news: News) => void, signal: AbortSignal): void => {
  const hear = (message: unknown): undefined => {
    if (isNews(message)) listener({ news: message.news });
    return undefined; // never an answer: the channel stays free for requests
  };
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear), { once: true });
};
