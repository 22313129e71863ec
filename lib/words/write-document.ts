/** Gives a window or frame the language of its words, and the direction in which that is written. */
import { wordsLanguage } from './say.ts';

/** Before anything is drawn: styles and assistive technology go by it. */
export const writeDocument = ({ documentElement }: Document): void => {
  const { tag, direction } = wordsLanguage();
  documentElement.lang = tag;
  documentElement.dir = direction;
};
