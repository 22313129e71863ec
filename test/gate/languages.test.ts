/** The rules about words have each been seen to refuse what they are there for. */
import { describe, expect, it } from 'vitest';
import { catalogsAgree } from '../../scripts/gate/catalogs.mjs';
import { everyKeyIsUsed, layoutHasNoSides, noSentenceInCode } from '../../scripts/gate/sentences.mjs';
import { withProject } from '../support/throwaway-project.ts';

const english = {
  _language: 'en-GB',
  title: 'People',
  greeting: 'Write to {name}',
  hits: { one: '1 message', other: '{count} messages' },
};

const about = (language: string, catalog: object): Promise<readonly string[]> =>
  withProject(
    { 'locales/en.json': JSON.stringify(english), [`locales/${language}.json`]: JSON.stringify(catalog) },
    ({ folder }) => catalogsAgree.complaints(folder),
  );

const german = {
  _language: 'de',
  title: 'Leute',
  greeting: '{name} schreiben',
  hits: { one: 'Eine Nachricht', other: '{count} Nachrichten' },
};

describe('a catalog', () => {
  it('that says all of it is let through', async () => {
    expect(await about('de', german)).toEqual([]);
  });

  it('may not lack a key, nor have one more', async () => {
    const { title, ...rest } = german;
    expect(await about('de', { ...rest, heading: title })).toEqual([
      'locales/de.json: title is missing',
      'locales/de.json: English does not have heading',
    ]);
  });

  it('has the places of English in each text', async () => {
    expect(await about('de', { ...german, greeting: '{nome} schreiben' })).toEqual([
      'locales/de.json: greeting lacks {name}',
      'locales/de.json: greeting has {nome}, which English has not',
    ]);
    expect(await about('de', { ...german, hits: { one: 'Eine', other: 'Viele' } })).toEqual([
      'locales/de.json: hits lacks {count} other',
    ]);
  });

  it('has the plural forms of its language, no more and no fewer', async () => {
    const forms = { zero: 'لا', one: 'واحدة', two: 'اثنتان', few: '{count} رسائل', many: '{count} رسالة' };
    const arabic = { _language: 'ar', title: 'الناس', greeting: 'اكتب إلى {name}' };
    expect(await about('ar', { ...arabic, hits: { ...forms, other: '{count} رسالة' } })).toEqual([]);
    expect(await about('ar', { ...arabic, hits: { ...forms } })).toEqual([
      'locales/ar.json: hits has no form for “other”',
    ]);
    expect(await about('de', { ...german, hits: { ...german.hits, few: '{count} Nachrichten' } })).toEqual([
      'locales/de.json: hits has a form for “few”, which its language does not have',
    ]);
    expect(await about('de', { ...german, hits: '{count} Nachrichten' })).toEqual([
      'locales/de.json: hits is a text in one language and has plural forms in the other',
    ]);
  });

  it('holds no text that is empty, or that the browser would read as something else', async () => {
    expect(await about('de', { ...german, title: ' ' })).toContain('locales/de.json: title is empty');
    expect(await about('de', { ...german, title: '$1' })).toHaveLength(1);
    expect(await about('de', { ...german, title: 'Leute {Name}' })).toEqual([
      'locales/de.json: title has a brace that is no place',
    ]);
  });

  it('may say a thing as English does only when it says so', async () => {
    const same = { ...german, title: 'People' };
    expect(await about('de', same)).toEqual([
      'locales/de.json: title is as in English: translate it, or list it in _same',
    ]);
    expect(await about('de', { ...same, _same: ['title'] })).toEqual([]);
    expect(await about('de', { ...german, _same: ['title'] })).toEqual([
      'locales/de.json: _same lists title, which is not as in English',
    ]);
  });

  it('says which language it is', async () => {
    expect(await about('de', { ...german, _language: 'fr' })).toHaveLength(1);
  });

  it('is missed when there is none', async () => {
    expect(await withProject({}, ({ folder }) => catalogsAgree.complaints(folder))).toHaveLength(1);
  });
});

describe('the code', () => {
  const judge = (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    withProject(files, ({ folder }) => noSentenceInCode.complaints(folder));

  it.each([
    ['lib/ui/a.tsx', 'export const A = () => <p>Send</p>;'],
    ['lib/ui/a.tsx', 'export const A = () => <b aria-label="Send" />;'],
    ['lib/ui/a.tsx', "export const A = ({ is }) => <b title={is ? 'Send it now' : ''} />;"],
    ['lib/ui/a.tsx', "export const A = () => <b>{'send'}</b>;"],
    ['lib/page/a.ts', "button.textContent = 'reload';"],
    ['lib/page/a.ts', "button.setAttribute('aria-label', 'reload');"],
    ['lib/page/a.ts', "const title = 'Protected messages of Sotto';"],
    ['lib/words/a.ts', "export const a = 'Send';"],
    ['lib/words/a.ts', `export const a = (n: number) => \`$\{n} messages\`;`],
  ])('may not hold a sentence of its own: %s %s', async (file, text) => {
    expect(await judge({ [file]: text })).toHaveLength(1);
  });

  it('may hold names, keys, classes and errors', async () => {
    const files = {
      'lib/ui/a.tsx': 'export const A = () => <p class="soft small">Sotto {words.lead} {is(\'open\')}</p>;',
      'lib/words/a.ts': "import { say } from './say.ts';\nexport const a = say('title');\nexport const b = '2-digit';",
      'lib/page/a.ts': "throw new Error('the frame has no sheet');",
    };
    expect(await judge(files)).toEqual([]);
  });

  it('uses every text, and fills its places', async () => {
    const files = {
      'locales/en.json': JSON.stringify(english),
      'wxt.config.ts': "export default { name: '__MSG_title__', description: '__MSG_lead__' };",
      'lib/words/a.ts': "say('greeting', { nome });\n",
    };
    expect(await withProject(files, ({ folder }) => everyKeyIsUsed.complaints(folder))).toEqual([
      'locales/en.json: nobody says hits',
      'wxt.config.ts: there is no lead in locales/en.json',
      'lib/words/a.ts: greeting has the places name, given were nome',
    ]);
  });
});

it.each(['margin-left: 4px', 'right: 0', 'border-left: 1px solid', 'text-align: left', 'padding: 0 1px 0 2px'])(
  'a style may not name a side of the screen: %s',
  async (style) => {
    const judge = (declaration: string): Promise<readonly string[]> =>
      withProject({ 'lib/ui/a.css': `p {\n  ${declaration};\n}\n` }, ({ folder }) =>
        layoutHasNoSides.complaints(folder),
      );
    expect(await judge(style)).toHaveLength(1);
    expect(await judge('margin-inline-start: 4px')).toEqual([]);
  },
);
