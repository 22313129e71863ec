/**
 * Our words, as the background tells them. A script that asks the browser for a text itself has its page wait while the browser fetches
 * the whole catalog, in each page anew.
 */
import type { Ask } from '../rpc/client.ts';
import type { PageWords } from '../rpc/page-words.ts';

/** Asks once, and again if there was no answer. */
export const toldWords = (ask: Ask<'page'>): (() => Promise<PageWords>) => {
  let told: Promise<PageWords> | null = null;
  return () => {
    told ??= ask('page.words', {}).catch((error) => {
      told = null;
      throw error;
    });
    return told;
  };
};
