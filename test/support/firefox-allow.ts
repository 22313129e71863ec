/** Lets Sotto onto a site in Firefox, or takes that back, as the browser's own settings do: no test can answer its question. */
import type { FirefoxBrowser } from './firefox-browser.ts';

/** What privileged code sees of Firefox. */
declare const WebExtensionPolicy: { getByID(id: string): null | { readonly extension: unknown } };
declare const ChromeUtils: {
  importESModule(address: string): {
    ExtensionPermissions: Record<
      'add' | 'remove',
      (id: string, permissions: unknown, extension: unknown) => Promise<void>
    >;
  };
};

export const permitSites = (
  browser: FirefoxBrowser,
  extension: string,
  act: 'add' | 'remove',
  hosts: readonly string[],
): Promise<void> =>
  browser.privileged(
    async (id, does, origins) => {
      const { ExtensionPermissions } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionPermissions.sys.mjs',
      );
      const permissions = { origins, permissions: [], data_collection: [] };
      await ExtensionPermissions[does](id, permissions, WebExtensionPolicy.getByID(id)?.extension);
    },
    extension,
    act,
    hosts.map((host) => `https://${host}/*`),
  );
