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

/** Hears news for a listener that is still to come. Calling what it gives hands over to the listener, and says whether there was news before. */
export const newsMeanwhile = (signal: AbortSignal): ((listener: () => void) => boolean) => {
  let wasNews = false;
  let hear = (): void => {
    wasNews = true;
  };
  onNews(() => hear(), signal);
  return (listener) => {
    hear = listener;
    return wasNews;
  };
};
