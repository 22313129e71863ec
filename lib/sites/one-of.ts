/** Reads a page by the first of two adapters where that one's page it is, and else by the second: what a page is shows only once it is there. */
import type { Adapter } from './adapter.ts';

type MakeAdapter = (page: Document) => Adapter;

/** Every method may be taken from it and kept: it is decided at each call. */
export const oneOf =
  (isFirst: (page: Document) => boolean, makeFirst: MakeAdapter, makeSecond: MakeAdapter): MakeAdapter =>
  (page) => {
    const [first, second] = [makeFirst(page), makeSecond(page)];
    const here = (): Adapter => (isFirst(page) ? first : second);
    return new Proxy(second, {
      get: (_, name: keyof Adapter) => {
        const part = here()[name];
        if (typeof part !== 'function') return part;
        return () => (here()[name] as typeof part | undefined)?.();
      },
    });
  };
