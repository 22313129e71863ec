/** Makes the browser's catalogs, `_locales/<language>/messages.json`, of the files in `locales/`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Key → text, or for a number a text for each plural category of the language. What begins with `_` is no text. */
export type Catalog = Readonly<Record<string, string | readonly string[] | Readonly<Record<string, string>>>> & {
  /** The language tag by which plurals and digits go, and dates where the browser names no region. */
  readonly _language: string;
};

/** As the browser wants it. */
export type Messages = Readonly<Record<string, { readonly message: string }>>;

const folder = path.resolve(import.meta.dirname, '../locales');

/** The languages there are, as the browser names their folders. */
export const languages = (): readonly string[] => readdirSync(folder).map((file) => path.basename(file, '.json'));

export const readCatalog = (language: string): Catalog =>
  JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8'));

/** The browser falls back to English sentence by sentence, so a catalog says what language it is and how that is written. */
export const messagesOf = (catalog: Catalog): Messages => {
  const texts = Object.entries(catalog).flatMap(([key, entry]): (readonly [string, string])[] => {
    if (key.startsWith('_')) return [];
    if (typeof entry === 'string') return [[key, entry]];
    return Object.entries(entry).map(([category, text]) => [`${key}@${category}`, text]);
  });
  const own = [['language', catalog._language] as const, ['direction', directionOf(catalog._language)] as const];
  return Object.fromEntries([...own, ...texts].map(([key, message]) => [key, { message }]));
};

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr'];

const directionOf = (tag: string): 'rtl' | 'ltr' =>
  RIGHT_TO_LEFT.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';

/** A catalog as it is built holds its keys as numbers: written out in seven languages they are a twentieth of the download. */
const numbers: ReadonlyMap<string, string> = new Map(
  Object.keys(readCatalog('en'))
    .filter((key) => !/^(?:_|manifest_)/.test(key)) // the manifest says its keys by itself
    .map((key, index) => [key, index.toString(36)]),
);

const numberOf = (key: string): string => {
  const [name = '', form] = key.split('@');
  const number = numbers.get(name) ?? name;
  return form === undefined ? number : `${number}@${form}`;
};

/** Puts the numbers in the place of the keys where `lib/words` says them. Null for all other code. */
export const withNumbers = (code: string, file: string): string | null =>
  /\/lib\/words\/[^/]+\.ts$/.test(file)
    ? code.replaceAll(/(?<=['"])[a-z0-9_]+(?=['"])/g, (key) => numbers.get(key) ?? key)
    : null;

/** The files of the extension. */
export const localeFiles = (): readonly { readonly relativeDest: string; readonly contents: string }[] =>
  languages().map((language) => {
    const messages = Object.entries(messagesOf(readCatalog(language)));
    return {
      relativeDest: `_locales/${language}/messages.json`,
      contents: JSON.stringify(Object.fromEntries(messages.map(([key, text]) => [numberOf(key), text]))),
    };
  });
