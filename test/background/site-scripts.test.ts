/** Sotto runs on the sites that were allowed, from then on and no longer, and on nothing that was not named. */
import { expect, test } from 'vitest';
import type { RegisteredScript } from '../../lib/background/browser-api.ts';
import { siteScripts } from '../../lib/background/site-scripts.ts';

const makeBrowser = (...origins: string[]) => {
  const granted = new Set(origins);
  const scripts = new Map<string, RegisteredScript>();
  const tabs = [
    { id: 1, url: 'https://app.slack.com/*', active: true },
    { id: 2, url: 'https://app.slack.com/*', active: false },
    { id: 3, url: 'https://discord.com/*', active: true },
  ];
  const reloaded: number[] = [];
  let registrations = 0;
  const unused = () => Promise.reject(new Error('not asked for here'));
  const listeners = { addListener: () => {} };
  const browser: Parameters<typeof siteScripts>[0] = {
    permissions: {
      contains: unused,
      getAll: async () => ({ origins: [...granted] }),
      onAdded: listeners,
      onRemoved: listeners,
    },
    scripting: {
      getRegisteredContentScripts: async ({ ids }) => [...scripts.values()].filter(({ id }) => ids.includes(id)),
      registerContentScripts: async (made) => {
        registrations += 1;
        for (const script of made) scripts.set(script.id, script);
      },
      unregisterContentScripts: async ({ ids }) => {
        for (const id of ids) scripts.delete(id);
      },
    },
    tabs: {
      get: unused,
      query: async ({ url, active }) => tabs.filter((tab) => url.includes(tab.url) && tab.active === active),
      reload: async (id) => void reloaded.push(id),
      sendMessage: unused,
      create: unused,
      update: unused,
      onRemoved: listeners,
    },
  };
  return { browser, granted, scripts, reloaded, registrations: () => registrations };
};

const given = ['https://x.com/*', 'https://chat.x.com/*', 'https://twitter.com/*'];

test('the adapters of more sites come first, in every frame, before the first script of the page', async () => {
  const { browser, scripts } = makeBrowser(...given, 'https://discord.com/*', 'https://app.slack.com/*');
  await siteScripts(browser).settle();
  expect([...scripts.values()]).toEqual([
    {
      id: 'allowed-sites',
      js: ['content-scripts/more-sites.js', 'content-scripts/site.js'],
      matches: ['https://app.slack.com/*', 'https://discord.com/*'],
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    },
  ]);
});

test('where nothing was allowed nothing is registered, and whoever allows every site has named none', async () => {
  const { browser, scripts, granted } = makeBrowser(...given);
  const { settle } = siteScripts(browser);
  for (const wide of ['<all_urls>', 'https://*/*', '*://*/*', 'https://*.slack.com/*']) granted.add(wide);
  await settle();
  expect(scripts.size).toBe(0);
});

test('a change is followed, what is withdrawn goes, and what is right already is left', async () => {
  const { browser, granted, scripts, registrations } = makeBrowser(...given, 'https://discord.com/*');
  const { settle } = siteScripts(browser);
  await settle();
  await settle();
  expect(registrations()).toBe(1);
  granted.add('https://app.slack.com/*');
  await Promise.all([settle(), settle()]);
  expect(scripts.get('allowed-sites')?.matches).toEqual(['https://app.slack.com/*', 'https://discord.com/*']);
  granted.delete('https://app.slack.com/*');
  granted.delete('https://discord.com/*');
  await settle();
  expect(scripts.size).toBe(0);
});

test('the tab that is looked at begins anew, and no other', async () => {
  const { browser, reloaded } = makeBrowser(...given);
  await siteScripts(browser).begin(['https://app.slack.com/*']);
  expect(reloaded).toEqual([1]);
  await siteScripts(browser).begin(['https://*/*']);
  await siteScripts(browser).begin([]);
  expect(reloaded).toEqual([1]);
});
