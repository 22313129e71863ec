/** Replaces what every script uses without a thought: JSON, arrays, strings, promises. */
import type { ReadAttack } from '../attack.ts';

export const hooksTheLanguage: ReadAttack = {
  weakness: 'messages-in-the-page',
  trap: ({ home }) => {
    let isBusy = false;
    const quietly = (loot: unknown): void => {
      if (isBusy) return;
      isBusy = true;
      void home(String(loot)).finally(() => {
        isBusy = false;
      });
    };
    const { stringify, parse } = JSON;
    const text = (value: unknown): string => (typeof value === 'string' ? value : (stringify(value) ?? ''));
    JSON.stringify = ((...all: Parameters<typeof stringify>) => {
      const made = stringify(...all);
      quietly(made);
      return made;
    }) as typeof stringify;
    JSON.parse = ((...all: Parameters<typeof parse>) => {
      quietly(all[0]);
      return parse(...all);
    }) as typeof parse;
    for (const [owner, name] of [
      [Array.prototype, 'push'],
      [Array.prototype, 'join'],
      [String.prototype, 'slice'],
      [String.prototype, 'replace'],
      [Map.prototype, 'set'],
    ] as const) {
      const before = Reflect.get(owner, name) as (...all: unknown[]) => unknown;
      Reflect.set(owner, name, function hooked(this: unknown, ...all: unknown[]) {
        if (/[\u10d0-\u10f0]{4}/.test(text(all[0]) + (typeof this === 'string' ? this : '')))
          quietly(text(all[0]) + this);
        return before.apply(this, all);
      });
    }
  },
};
