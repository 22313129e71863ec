/** Gives the tests the browser's catalogs, made as the extension's are: WXT's stand-in for the browser has none. */
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { messagesOf, readCatalog } from '../../scripts/locales.ts';

const messages = messagesOf(readCatalog('en'));

/** The browser answers a key that it does not know with nothing; here that is a failure. */
const getMessage = (key: string): string => {
  const found = messages[key];
  if (found === undefined) throw new Error(`no text for ${key}`);
  return found.message.replaceAll('$$', '$');
};

Object.assign(fakeBrowser.i18n, { getMessage, getUILanguage: () => 'en-GB' });
