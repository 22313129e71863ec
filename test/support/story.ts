/** What every story in real browsers begins and ends with: a site, people, and the promise that the site saw no clear text. */
import { test as base, expect } from '@playwright/test';
import { startXChat, type XChat } from '../hosts/x-chat/server.ts';
import { accounts, siteHosts } from './accounts.ts';
import { startChromium } from './chromium.ts';
import { clearTextAt } from './clear-text.ts';
import { startFirefox } from './firefox.ts';
import type { Person, PersonOptions } from './person.ts';

export { expect };

/** Set per project in playwright.config.ts. */
export interface StoryOptions {
  engine: 'chromium' | 'firefox';
}

/** `at`: another site than the story's own, under the same names. */
type Start = (
  name: string,
  options?: Omit<PersonOptions, 'name' | 'site'> & { readonly at?: XChat },
) => Promise<Person>;

interface Story {
  readonly site: XChat;
  /** The conversation of Alice and Bob. */
  readonly conversation: string;
  /** Starts a person's browser, which ends with the story. */
  readonly start: Start;
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

  start: async ({ engine, site, confidential }, use, info) => {
    const people: Person[] = [];
    const launch = engine === 'chromium' ? startChromium : startFirefox;
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
