/** Lists everything that is kept under its origin: storage, cookies, databases, caches, workers, history. */
import type { Trick } from '../detection.ts';

export const listsWhatIsKept: Trick = () => async () => {
  const workers = await navigator.serviceWorker?.getRegistrations();
  return {
    local: Object.keys(localStorage).sort(),
    session: Object.keys(sessionStorage).sort(),
    cookies: document.cookie
      .split('; ')
      .map((cookie) => cookie.split('=')[0])
      .sort(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: workers?.length ?? 0,
    state: history.state,
    name: window.name,
  };
};
