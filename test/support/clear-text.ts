/** Searches every place that the site can see for words that were said in confidence. */
import type { Finding } from '../hosts/x-chat/record.ts';
import type { Person } from './person.ts';

/** Everything in a page that its own script can read: the tree with open shadow roots and field values, and its storage. */
const readableInPage = async (): Promise<string> => {
  const below = (root: Document | ShadowRoot): string[] => [
    root instanceof Document ? root.documentElement.outerHTML : root.innerHTML,
    ...[...root.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
    ...[...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? below(element.shadowRoot) : [])),
  ];
  const unescaped = below(document).map((html) => {
    const area = document.createElement('textarea');
    area.innerHTML = html; // entities only: a text area has no elements in it
    return area.value;
  });
  const isBlank = location.protocol === 'about:'; // a blank page has no storage, and says so with an exception
  const databases = isBlank ? [] : (await indexedDB.databases()).map(({ name }) => name);
  return [
    ...unescaped,
    ...below(document),
    JSON.stringify(isBlank ? [] : [localStorage, sessionStorage, databases]),
    isBlank ? '' : document.cookie,
    document.title,
  ].join('\n');
};

/** Where any of `texts` can be found: in the site's traffic or database, or in a person's page or console. Empty is good. */
export const clearTextAt = async (
  site: { readonly find: (text: string) => readonly Finding[] },
  people: readonly Person[],
  texts: readonly string[],
): Promise<string[]> => {
  const found = texts.flatMap((text) => site.find(text).map((place) => `${text}: ${JSON.stringify(place)}`));
  for (const person of people) {
    const page = person.isClosed ? '' : await person.site.evaluate(readableInPage);
    const log = person.consoleLines.join('\n');
    for (const text of texts) {
      if (page.includes(text)) found.push(`${text}: in the page of ${person.name}`);
      if (log.includes(text)) found.push(`${text}: in the console of ${person.name}`);
    }
  }
  return found;
};
