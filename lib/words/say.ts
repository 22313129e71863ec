/** The one way to a sentence: the browser gives the texts of the person's language, made of the catalogs of `locales/`. */
import { browser } from 'wxt/browser';
import type english from '../../locales/en.json';

type Catalog = Omit<typeof english, '_language'>;
type Keys<Entry> = { [Key in keyof Catalog]: Catalog[Key] extends Entry ? Key : never }[keyof Catalog];
/** What stands in the places of a text, by their names. */
type Values = Readonly<Record<string, string | number>>;

/** A sentence, by its key. */
export type Sentence = Keys<string>;
/** A sentence that is another one for one, for two, for many. */
export type CountedSentence = Keys<{ readonly other: string }>;

/** WXT knows the keys of catalogs in its own place only. */
const catalogs: { getMessage(key: string): string } = browser.i18n;

/** A text by its key, or its forms by the categories of plurals. */
type Texts = Readonly<Record<string, string | Readonly<Record<string, string>> | undefined>>;

let texts: Texts | undefined;

/** All that are said here come at once. Like every text they are asked for when one is needed: in a page the browser fetches them then, and most pages need none. */
const textsNow = (): Texts => {
  texts ??= JSON.parse(catalogs.getMessage('texts')) as Texts;
  return texts;
};

const textOf = (key: Sentence): string => textsNow()[key] as string;

export interface Language {
  /** Its tag: `en-GB`. */
  readonly tag: string;
  /** How it is written. */
  readonly direction: 'ltr' | 'rtl';
}

let chosen: Language | undefined;

/** The language of the catalog that the browser chose, which need not be the browser's own. */
export const wordsLanguage = (): Language => {
  chosen ??= {
    tag: catalogs.getMessage('language'),
    direction: catalogs.getMessage('direction') === 'rtl' ? 'rtl' : 'ltr',
  };
  return chosen;
};

const foreign = { rtl: /\p{L}/u, ltr: /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/ } as const;

/** A name that is written the other way must not turn the signs around it. */
const kept = (value: string): string =>
  foreign[wordsLanguage().direction].test(value) ? `\u2068${value}\u2069` : value;

let digits: Intl.NumberFormat | undefined;
/** A number in the digits of the language, as plain as it was given. */
const sayNumber = (value: number): string => {
  digits ??= new Intl.NumberFormat(wordsLanguage().tag, { useGrouping: false });
  return digits.format(value);
};

/** A contact without a name is called by a word, which is another one where a sentence begins. */
const beginning = (name: string): string => (name === textOf('contact_unnamed') ? textOf('author_unnamed') : name);

const filled = (text: string, values: Values): string =>
  text.replaceAll(/\{([a-z_]+)\}/g, (_, place: string, at: number) => {
    const value = values[place] ?? '';
    if (typeof value === 'number') return sayNumber(value);
    return kept(/(?:^|[.?!]\s)$/.test(text.slice(0, at)) ? beginning(value) : value);
  });

/** The sentence of a key. */
export const say = (key: Sentence, values: Values = {}): string => filled(textOf(key), values);

let plurals: Intl.PluralRules | undefined;

/** The sentence of a key for a number, which stands in its place `{count}`. */
export const sayCounted = (key: CountedSentence, count: number, values: Values = {}): string => {
  plurals ??= new Intl.PluralRules(wordsLanguage().tag);
  const forms = textsNow()[key] as Readonly<Record<string, string>>;
  return filled(forms[plurals.select(count)] ?? '', { ...values, count });
};

/** A sentence around one place that is drawn by itself: what stands before it and what after it. */
export const sayAround = (key: Sentence, place: string): readonly [before: string, after: string] => {
  const [before = '', after = ''] = textOf(key).split(`{${place}}`);
  return [before, after];
};
