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

/** What `lib/words` says; what begins with `_` is no text, and the manifest says its keys by itself. */
const isSaid = (key: string): boolean => !/^(?:_|manifest_)/.test(key);

/** A catalog for the browser, which is asked for all that `lib/words` says at once; it says what language it is and how that is written. */
export const messagesOf = (catalog: Catalog, texts: unknown = saidIn(catalog)): Messages => {
  const own = Object.entries(catalog).filter(([key]) => key.startsWith('manifest_'));
  const messages = {
    ...Object.fromEntries(own),
    language: catalog._language,
    direction: directionOf(catalog._language),
    texts: JSON.stringify(texts),
  };
  // The browser reads a single `$` as the beginning of a place of its own.
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [key, { message: String(text).replaceAll('$', '$$$$') }]),
  );
};

const saidIn = (catalog: Catalog): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(catalog).filter(([key]) => isSaid(key)));

/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = ['Arab', 'Hebr'];

const directionOf = (tag: string): 'rtl' | 'ltr' =>
  RIGHT_TO_LEFT.includes(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';

/**
 * In what is built the texts stand in the order of the English catalog, and a key is the place there: written out in seven languages
 * keys would be a twentieth of the download.
 */
const order: readonly string[] = Object.keys(readCatalog('en')).filter(isSaid);

const places: ReadonlyMap<string, string> = new Map(order.map((key, index) => [key, String(index)]));

/** Puts the places where `lib/words` says the keys. Null for all other code. */
export const withPlaces = (code: string, file: string): string | null =>
  /\/lib\/words\/[^/]+\.ts$/.test(file)
    ? code.replaceAll(/(?<=['"])[a-z0-9_]+(?=['"])/g, (key) => places.get(key) ?? key)
    : null;

/** The files of the extension. */
export const localeFiles = (): readonly { readonly relativeDest: string; readonly contents: string }[] =>
  languages().map((language) => {
    const catalog = readCatalog(language);
    const texts = order.map((key) => catalog[key]);
    return {
      relativeDest: `_locales/${language}/messages.json`,
      contents: JSON.stringify(messagesOf(catalog, texts)),
    };
  });
