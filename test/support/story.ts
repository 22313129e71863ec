/** What every story in real browsers begins and ends with: a site, people, and the promise that the site saw no clear text. */
import { test as base, expect } from '@playwright/test';
import { startXChat, type XChat } from '../hosts/x-chat/server.ts';
import { accounts, siteHosts } from './accounts.ts';
import { accepted, launchers, met, type Scene, unread } from './beginnings.ts';
import { clearTextAt } from './clear-text.ts';
import type { Person } from './person.ts';

export { expect };

/** Set per project in playwright.config.ts. */
export interface StoryOptions {
  engine: 'chromium' | 'firefox';
}

/** A story may be the first to need its beginning, and makes it, or waits for the other worker that does. */
const MAKING_MS = 60_000;

interface Story {
  readonly site: XChat;
  /** The conversation of Alice and Bob. */
  readonly conversation: string;
  /** Starts a person's browser, which ends with the story. `at`: another site than the story's own, under the same names. */
  readonly start: (name: string, options?: Parameters<Scene['start']>[1] & { readonly at?: XChat }) => Promise<Person>;
  /** Begins with {@link met}. */
  readonly met: (options?: Parameters<typeof met>[1]) => ReturnType<typeof met>;
  /** Begins with {@link accepted}. */
  readonly accepted: (options?: Parameters<typeof accepted>[1]) => ReturnType<typeof accepted>;
  /** Begins with {@link unread}. */
  readonly unread: (texts: readonly string[]) => ReturnType<typeof unread>;
  /** Everything said in confidence. When the story ends, none of it may be found anywhere at the site. */
  readonly confidential: string[];
}

export const test = base.extend<StoryOptions & Story>({
  engine: ['chromium', { option: true }],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  site: async ({}, use) => {
    const site = await startXChat();
    site.addAccount(accounts.alice);
    site.addAccount(accounts.bob);
    await use(site);
    await site.close();
  },

  conversation: async ({ site }, use) => {
    await use(site.openConversation(accounts.alice.id, accounts.bob.id));
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  confidential: async ({}, use) => {
    await use([]);
  },

  met: async ({ engine, site, conversation, start }, use, info) => {
    info.setTimeout(info.timeout + MAKING_MS);
    await use((options) => met({ engine, site, conversation, start }, options));
  },

  accepted: async ({ engine, site, conversation, start }, use, info) => {
    info.setTimeout(info.timeout + MAKING_MS);
    await use((options) => accepted({ engine, site, conversation, start }, options));
  },

  unread: async ({ engine, site, conversation, start }, use, info) => {
    info.setTimeout(info.timeout + MAKING_MS);
    await use((texts) => unread({ engine, site, conversation, start }, texts));
  },

  start: async ({ engine, site, confidential }, use, info) => {
    const people: Person[] = [];
    const launch = launchers[engine];
    try {
      await use(async (name, { at = site, ...options } = {}) => {
        const person = await launch({ ...options, name, site: { port: at.port, hosts: siteHosts } });
        people.push(person);
        return person;
      });
      if (info.status === 'passed') expect(await clearTextAt(site, people, confidential)).toEqual([]);
    } finally {
      for (const person of people) {
        if (info.status !== 'passed')
          await person.site.screenshot(info.outputPath(`${person.name}.png`)).catch(() => {});
        await person.close();
      }
    }
  },
});
