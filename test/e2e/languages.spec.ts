/** Sotto speaks the language of the browser, and is written in its direction. */
import { readFileSync } from 'node:fs';
import { eventually, say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

const said = (language: string, key: string): string => {
  const catalog = JSON.parse(readFileSync(new URL(`../../locales/${language}.json`, import.meta.url), 'utf8'));
  return catalog[key];
};

/** What the browser is set to, the catalog that is meant for it, and the tag that stands in it. */
const languages = [
  ['en-US', 'en', 'en-GB'],
  ['es', 'es', 'es'],
  ['pt-BR', 'pt', 'pt-BR'],
  ['de', 'de', 'de'],
  ['fr', 'fr', 'fr'],
  ['ja', 'ja', 'ja'],
  ['it', 'en', 'en-GB'],
] as const;

test('the welcome speaks the language of the browser, and English where there is none of it', async ({ start }) => {
  for (const [language, catalog, tag] of languages) {
    const person = await start(`Alice in ${language}`, { language });
    const welcome = await person.openedWindow('app.html#welcome');
    await welcome.waitFor('[data-act=begin]');
    expect(await welcome.texts('h1')).toContain(said(catalog, 'welcome_title'));
    expect(await welcome.attribute('html', 'lang')).toBe(tag);
    expect(await welcome.attribute('html', 'dir')).toBe('ltr');
    await person.end();
  }
});

test('in Arabic, windows and frames are written from right to left', async ({ met, confidential }, info) => {
  confidential.push('good morning', 'صباح الخير');
  const { alice, bob } = await met({ alice: { language: 'ar' } });
  await say(bob, 'good morning');
  await sees(alice, 'good morning');
  await say(alice, 'صباح الخير');
  await sees(bob, 'صباح الخير');
  const [popup, people] = [await alice.popup(), await alice.window('app.html#people')];
  await popup.waitFor('[data-thread=protected]');
  await people.waitFor('[data-act=person]');
  for (const surface of [popup, people, alice.composer, alice.glass]) {
    expect([await surface.attribute('html', 'lang'), await surface.attribute('html', 'dir')]).toEqual(['ar', 'rtl']);
  }
  await eventually('the popup says it in Arabic', async () =>
    (await popup.texts('main *')).includes(said('ar', 'state_protected_label')),
  );
  await popup.screenshot(info.outputPath('popup.png'));
  await people.screenshot(info.outputPath('people.png'));
  await alice.site.screenshot(info.outputPath('thread.png'));
});
