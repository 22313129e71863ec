/** Dates and times are written as in the region that the browser is set to, in the language of the words. */
import { browser } from 'wxt/browser';
import { wordsLanguage } from './say.ts';

/** The language of the browser itself, with its region: `en-US`. */
export const browserLanguage = (): string => browser.i18n.getUILanguage();

let told: string | undefined;
let tag: string | undefined;

/** For a frame in a page, which does not ask the browser but is told. */
export const tellLanguage = (language: string): void => {
  told = language;
  tag = undefined;
};

/** By which `Intl` writes a date or a time. */
export const formatTag = (): string => {
  tag ??= inRegion(wordsLanguage().tag, told ?? browserLanguage());
  return tag;
};

let signs: string | undefined;

/** The digits of the words: numbers stand beside dates. */
export const formatDigits = (): string => {
  signs ??= new Intl.NumberFormat(wordsLanguage().tag).resolvedOptions().numberingSystem;
  return signs;
};

/** The language of the words in the region of the browser; as the words are where it has none, or the two are not known together. */
export const inRegion = (words: string, browsers: string): string => {
  const region = regionOf(browsers);
  if (region === undefined) return words;
  const tagged = `${new Intl.Locale(words).language}-${region}`;
  return new Intl.DateTimeFormat(tagged).resolvedOptions().locale === tagged ? tagged : words;
};

const regionOf = (language: string): string | undefined => {
  try {
    return new Intl.Locale(language).region;
  } catch {
    return undefined; // not a tag
  }
};
