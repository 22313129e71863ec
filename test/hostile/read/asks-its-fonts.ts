/** Has one font for each letter, and asks each whether it was needed. */
import type { ReadAttack } from '../attack.ts';

export const asksItsFonts: ReadAttack = {
  weakness: 'closed-root',
  grab: async ({ home, pause }) => {
    const letters = Array.from({ length: 33 }, (_, index) => (0x10d0 + index).toString(16));
    const faces = letters.map((code) => new FontFace('asked', 'url(/asked.woff)', { unicodeRange: `U+${code}` }));
    for (const face of faces) document.fonts.add(face);
    for (const one of document.querySelectorAll<HTMLElement>('*'))
      one.style.setProperty('font-family', 'asked', 'important');
    await pause(400);
    await home(letters.filter((_, index) => faces[index]?.status !== 'unloaded').map((code) => `needed:${code}`));
  },
  traces: (canary) => [...canary].map((letter) => `needed:${letter.codePointAt(0)?.toString(16)}`),
};
