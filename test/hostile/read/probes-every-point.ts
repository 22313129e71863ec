/** Asks at every point of the screen which text stands there, and widens each answer to its line. */
import type { ReadAttack } from '../attack.ts';

export const probesEveryPoint: ReadAttack = {
  weakness: 'plain-nodes',
  grab: async ({ home }) => {
    const got = new Set<string | null>();
    for (let y = 5; y < innerHeight; y += 12) {
      for (let x = 5; x < innerWidth; x += 30) {
        const place = document.caretPositionFromPoint(x, y);
        if (place === null) continue;
        const selection = getSelection();
        selection?.collapse(place.offsetNode, place.offset);
        selection?.modify('extend', 'forward', 'line');
        got.add(String(selection)).add(place.offsetNode.textContent);
        for (const one of document.elementsFromPoint(x, y)) got.add(one.textContent);
      }
    }
    getSelection()?.removeAllRanges();
    await home([...got]);
  },
};
