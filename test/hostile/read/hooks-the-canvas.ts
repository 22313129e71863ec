/** Replaces what draws and measures text on a canvas. */
import type { ReadAttack } from '../attack.ts';

export const hooksTheCanvas: ReadAttack = {
  weakness: 'canvas',
  trap: ({ home }) => {
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      for (const name of ['fillText', 'strokeText', 'measureText']) {
        const before = Reflect.get(prototype, name) as (...all: unknown[]) => unknown;
        Reflect.set(prototype, name, function draw(this: unknown, ...all: unknown[]) {
          void home(all[0]);
          return before.apply(this, all);
        });
      }
    }
  },
};
