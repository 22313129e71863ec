/** What holds in every language that there is: the sentence that goes out, and what the browser is handed. */
import { describe, expect, it } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { findArmor } from '../../lib/core/armor/find.ts';
import { faultOfInvitationSentence } from '../../lib/words/invitation-sentence.ts';
import { say, sayCounted, wordsLanguage } from '../../lib/words/say.ts';
import { writeDocument } from '../../lib/words/write-document.ts';
import { languages, localeFiles, messagesOf, readCatalog, withPlaces } from '../../scripts/locales.ts';

describe.each(languages())('in %s', (name) => {
  const catalog = readCatalog(name);
  const messages = messagesOf(catalog);

  it('the sentence before an invitation may stand there', () => {
    const before = String(catalog['invitation_sentence']);
    expect(before).toMatch(/\S/);
    expect(faultOfInvitationSentence(before)).toBeNull();
    const armored = wrapArmor(new Uint8Array(200));
    expect(findArmor(`${before} ${armored}`)).toEqual([{ kind: 'whole', armored, before, after: '' }]);
  });

  it('the browser’s list has room for what Sotto is', () => {
    expect(messages['manifest_description']?.message.length).toBeLessThanOrEqual(132);
  });

  it('there is a form for every number', () => {
    const rules = new Intl.PluralRules(catalog._language);
    for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
      expect(Object(catalog['glass_missing'])[rules.select(count)]).toMatch(/\S/);
    }
  });

  it('the catalog says its own language, and which way that is written', () => {
    expect(messages['language']?.message).toBe(catalog._language);
    expect(messages['direction']?.message).toBe(name === 'ar' ? 'rtl' : 'ltr');
  });
});

it('keys become the places of their texts, in the code as in the catalogs', () => {
  const source = "say('window_try_again'); sayCounted('glass_missing', 2); import x from './say.ts';";
  const built = withPlaces(source, '/project/lib/words/a.ts') ?? '';
  const [, said = '', counted = ''] =
    built.match(/say\('(\d+)'\); sayCounted\('(\d+)', 2\); import x from '.\/say.ts';/) ?? [];
  for (const { relativeDest, contents } of localeFiles()) {
    const catalog = readCatalog(relativeDest.split('/')[1] ?? '');
    const messages = JSON.parse(contents);
    const texts = JSON.parse(messages.texts.message.replaceAll('$$', '$'));
    expect(texts[said]).toBe(catalog['window_try_again']);
    expect(texts[counted]).toEqual(catalog['glass_missing']);
    expect(messages.manifest_lock).toEqual({ message: catalog['manifest_lock'] });
  }
  expect(withPlaces(source, '/project/lib/ui/a.ts')).toBeNull();
});

it('no text is cut by the browser, which reads a dollar as the beginning of a place', () => {
  const messages = messagesOf({ _language: 'en', price: 'It costs $NAME$ and $1' });
  expect(messages['texts']?.message).toBe('{"price":"It costs $$NAME$$ and $$1"}');
});

it('a number chooses the form', () => {
  expect(sayCounted('glass_missing', 1)).toBe('1 message before this one is not here');
  expect(sayCounted('glass_missing', 0)).toBe('0 messages before this one are not here');
});

it('what is put in is not read as a place, and a name written the other way turns nothing around it', () => {
  expect(say('card_accepted_what', { name: say('contact_unnamed') })).toMatch(/^Your contact accepted/);
  expect(say('card_accepted_what', { name: 'your mother' })).toMatch(/^your mother accepted/);
  expect(say('card_invitation_sent_todo', { name: say('contact_unnamed') })).not.toContain('Your contact');
  expect(say('conversation_named', { name: '{site}', site: 'X' })).toBe('{site} on X');
  expect(say('conversation_named', { name: 'ليلى', site: 'X' })).toBe('\u2068ليلى\u2069 on X');
});

it('a document is told its language and direction', () => {
  const root = { lang: '', dir: '' };
  writeDocument({ documentElement: root } as unknown as Document);
  expect(wordsLanguage()).toEqual({ tag: 'en-GB', direction: 'ltr' });
  expect(root).toEqual({ lang: 'en-GB', dir: 'ltr' });
});
