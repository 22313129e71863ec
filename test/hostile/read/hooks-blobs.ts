/** Replaces what makes blobs and files and their addresses, and what asks for an address. */
import type { ReadAttack } from '../attack.ts';

export const hooksBlobs: ReadAttack = {
  weakness: 'blob',
  trap: ({ home }) => {
    for (const name of ['Blob', 'File'] as const) {
      const construct = (made: new (...all: unknown[]) => Blob, all: unknown[]): object => {
        void home(String(all[0]));
        return Reflect.construct(made, all);
      };
      Reflect.set(window, name, new Proxy(window[name], { construct } as ProxyHandler<never>));
    }
    const { createObjectURL } = URL;
    URL.createObjectURL = (source) => {
      if (source instanceof Blob) void source.text().then(home);
      return createObjectURL.call(URL, source);
    };
    const { text } = Response.prototype;
    for (const name of ['text', 'json', 'arrayBuffer'] as const) {
      const before = Response.prototype[name] as () => Promise<unknown>;
      Reflect.set(Response.prototype, name, function read(this: Response) {
        if (this.url.startsWith('blob:') || this.url.includes('-extension:')) void text.call(this.clone()).then(home);
        return before.call(this);
      });
    }
  },
};
