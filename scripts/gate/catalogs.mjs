/** The languages: each catalog says all that English says, with the same places, in the plural forms of its language. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './complaints.mjs';

/** @typedef {string | Record<string, string>} Entry A text, or one for each plural category. */
/** @typedef {{ tag: string, same: readonly string[], entries: Record<string, Entry> }} Catalog */

const ENGLISH = 'locales/en.json';

/**
 * A catalog's texts, and what it says about itself.
 * @param {string} folder
 * @param {string} file
 * @returns {Catalog}
 */
const readCatalog = (folder, file) => {
  const {
    _language: tag = '',
    _same: same = [],
    ...entries
  } = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  return { tag, same, entries };
};

/** @returns {Record<string, Entry>} English's texts, or none where there is no catalog. */
export const englishOf = (/** @type {string} */ folder) =>
  existsSync(path.join(folder, ENGLISH)) ? readCatalog(folder, ENGLISH).entries : {};

const formsOf = (/** @type {Entry} */ entry) => (typeof entry === 'string' ? { '': entry } : entry);

/** @returns {string[]} The names of the places in a text, each once, sorted. */
const placesIn = (/** @type {string} */ text) =>
  [...new Set([...text.matchAll(/\{([a-z_]+)\}/g)].map(([, place = '']) => place))].sort();

/** @returns {string[]} The places that a sentence may have, in any of its forms. */
export const placesOf = (/** @type {Entry} */ entry) =>
  [...new Set(Object.values(formsOf(entry)).flatMap(placesIn))].sort();

/** Forms that stand for one number, mostly: they may say it in a word. */
const OF_ONE_NUMBER = ['zero', 'one', 'two'];

/** @returns {boolean} Without its places, Sotto and a site's name, does a text hold a word? */
const holdsWords = (/** @type {string} */ text) => /\p{L}/u.test(text.replaceAll(/\{[a-z_]+\}|\bSotto\b|\bX\b/g, ''));

/**
 * What is wrong with one text, whatever it means.
 * @param {string} text
 * @returns {string[]}
 */
const faultsOfText = (text) => [
  ...(text.trim() === '' ? ['is empty'] : []),
  ...(text === text.trim() ? [] : ['begins or ends with a space']),
  ...(/[{}]/.test(text.replaceAll(/\{[a-z_]+\}/g, '')) ? ['has a brace that is no place'] : []),
  ...(/[$\n<>]/.test(text) ? ['holds a sign that no text may hold: $, < or >, or a line break'] : []),
];

/**
 * @param {Entry} entry
 * @param {Entry} english
 * @param {readonly string[]} categories
 * @returns {string[]}
 */
const faultsOfForms = (entry, english, categories) => {
  if (typeof entry === 'string' || typeof english === 'string') {
    return typeof entry === typeof english ? [] : ['is a text in one language and has plural forms in the other'];
  }
  return [
    ...categories.filter((category) => !(category in entry)).map((category) => `has no form for “${category}”`),
    ...Object.keys(entry)
      .filter((form) => !categories.includes(form))
      .map((form) => `has a form for “${form}”, which its language does not have`),
  ];
};

/**
 * @param {Entry} entry
 * @param {Entry} english
 * @returns {string[]}
 */
const faultsOfPlaces = (entry, english) => {
  const wanted = placesOf(english);
  return Object.entries(formsOf(entry)).flatMap(([form, text]) => {
    const found = placesIn(text);
    const needed = OF_ONE_NUMBER.includes(form) ? wanted.filter((place) => place !== 'count') : wanted;
    return [
      ...needed.filter((place) => !found.includes(place)).map((place) => `lacks {${place}} ${form}`.trim()),
      ...found.filter((place) => !wanted.includes(place)).map((place) => `has {${place}}, which English has not`),
    ];
  });
};

/**
 * @param {string} file
 * @param {Catalog} catalog
 * @param {Record<string, Entry>} english
 * @returns {string[]}
 */
const complaintsAbout = (file, { tag, same, entries }, english) => {
  const known = Intl.PluralRules.supportedLocalesOf(tag === '' ? [] : [tag]);
  if (known.length === 0 || !path.basename(file, '.json').startsWith(new Intl.Locale(tag).language)) {
    return [`${file}: _language is not the tag of its language`];
  }
  const { pluralCategories } = new Intl.PluralRules(tag).resolvedOptions();
  const isSame = (/** @type {string} */ key) => JSON.stringify(entries[key]) === JSON.stringify(english[key]);
  const isListed = (/** @type {string} */ key) => same.includes(key);
  const translated = file === ENGLISH ? [] : Object.keys(entries).filter((key) => key in english);
  return [
    ...Object.keys(english)
      .filter((key) => !(key in entries))
      .map((key) => `${key} is missing`),
    ...Object.keys(entries)
      .filter((key) => !(key in english))
      .map((key) => `English does not have ${key}`),
    ...Object.entries(entries).flatMap(([key, entry]) => {
      const model = english[key] ?? entry;
      const faults = [
        ...Object.values(formsOf(entry)).flatMap(faultsOfText),
        ...faultsOfForms(entry, model, pluralCategories),
        ...faultsOfPlaces(entry, model),
        ...(/^[a-z0-9_]+$/.test(key) ? [] : ['is no key: small letters, digits and _ only']),
      ];
      return faults.map((fault) => `${key} ${fault}`);
    }),
    ...translated
      .filter((key) => isSame(key) && !isListed(key) && Object.values(formsOf(entries[key] ?? '')).some(holdsWords))
      .map((key) => `${key} is as in English: translate it, or list it in _same`),
    ...same.filter((key) => !isSame(key)).map((key) => `_same lists ${key}, which is not as in English`),
  ].map((complaint) => `${file}: ${complaint}`);
};

/** @type {import('./complaints.mjs').Rule} */
export const catalogsAgree = {
  name: 'every language says what English says, with the same places, in its own plural forms',
  complaints: async (folder) => {
    const english = englishOf(folder);
    if (Object.keys(english).length === 0) return [`${ENGLISH}: no text was found in it`];
    return filesBelow(folder, ['locales'], /\.json$/).flatMap((file) =>
      complaintsAbout(file, readCatalog(folder, file), english),
    );
  },
};
