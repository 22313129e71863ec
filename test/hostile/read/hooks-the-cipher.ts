/** Replaces what decrypts, and what makes text of bytes and bytes of text. */
import type { ReadAttack } from '../attack.ts';

export const hooksTheCipher: ReadAttack = {
  weakness: 'decrypted-in-the-page',
  trap: ({ home }) => {
    const { decrypt } = SubtleCrypto.prototype;
    const { decode } = TextDecoder.prototype;
    const { encode } = TextEncoder.prototype;
    SubtleCrypto.prototype.decrypt = async function open(...all) {
      const clear = await decrypt.apply(this, all);
      void home(decode.call(new TextDecoder(), clear));
      return clear;
    };
    TextDecoder.prototype.decode = function read(...all) {
      const text = decode.apply(this, all);
      void home(text);
      return text;
    };
    TextEncoder.prototype.encode = function write(...all) {
      void home(String(all[0]));
      return encode.apply(this, all);
    };
    for (const name of ['atob', 'structuredClone'] as const) {
      const before = window[name] as (...all: unknown[]) => unknown;
      Reflect.set(window, name, (...all: unknown[]) => {
        const made = before(...all);
        void home(made);
        return made;
      });
    }
  },
};
