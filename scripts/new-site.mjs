/**
 * `npm run new-site NAME`: the skeleton of an adapter, its stand-in, and a line for it wherever sites are listed. What it is made of has to be found out:
 * docs/adding-a-site.md. Changes nothing when a file is not as it expects it.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readNames } from './options.mjs';
import { root, runTool } from './run.mjs';

/** It stands in tags for ever, in file names and in the code. */
const shape = /^[a-z][a-z\d]{1,29}$/;

/** @typedef {(name: string) => string} Text */

const made = {
  /** @type {Text} */
  list: (
    name,
  ) => `/** What ${name}'s direct messages are made of. Nobody has looked yet: every \`missing\` is to be replaced. */
import type { SiteList } from '../listed.ts';

export const ${name}List: SiteList = {
  site: '${name}',
  /** Missing: which addresses are a conversation of two, and what of them is its id. */
  conversation: () => null,
  box: ['.missing-box'],
  form: ['.missing-form'],
  sendButton: ['.missing-button'],
  scroller: ['.missing-scroller'],
  row: '.missing-row',
  text: '.missing-text',
};
`,
  /** @type {Text} */
  client: (
    name,
  ) => `/** ${name}'s page, in so far as it is known: no class of it is yet. The kind of box may be another, too, see the pages beside this one. */
import { follow } from './chat.ts';
import { column, make, rowsIn } from './rows.ts';

/** Missing: the classes by which \`lib/sites/${name}/list.ts\` finds these. */
const classes = { scroller: '', row: '', text: '', form: '', box: '', button: '' };

const conversation = /^\\/missing\\/(\\w+)$/.exec(location.pathname)?.[1];
if (conversation === undefined) document.body.append('Choose a conversation.');
else {
  const list = make('div', classes.scroller);
  const box = make('textarea', classes.box) as HTMLTextAreaElement;
  box.style.cssText = 'flex: 1';
  const form = make('form', classes.form, box, make('button', classes.button, 'Send'));
  form.style.cssText = 'display: flex; gap: 8px; padding: 8px';
  column(list, form);
  const chat = follow(
    conversation,
    rowsIn(list, ({ from, text }) => make('div', classes.row, make('b', '', from), make('p', classes.text, text))),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void chat.send(box.value).then(() => {
      box.value = '';
    });
  });
}
`,
};

/** @type {(name: string) => Readonly<Record<string, string>>} */
const newFiles = (name) => ({
  [`lib/sites/${name}/list.ts`]: made.list(name),
  [`test/hosts/more-sites/client/${name}.ts`]: made.client(name),
});

const capital = (/** @type {string} */ name) => `${name[0]?.toUpperCase()}${name.slice(1)}`;

/**
 * Puts text behind the one place that matches.
 * @typedef {{ readonly behind: RegExp, readonly text: Text }} Insertion
 */

/** @type {Readonly<Record<string, readonly Insertion[]>>} */
const insertions = {
  'lib/rpc/known-sites.ts': [
    {
      behind: /^export const knownSites: [^=]*= \{\n(?: {2}.*\n)+/m,
      text: (name) =>
        `  ${name}: { hosts: ['${name}.invalid'], limit: 2_000 }, // missing: where it is, and what fits\n`,
    },
  ],
  'entrypoints/more-sites.content.ts': [
    {
      behind: /^import \{ defineContentScript \}.*\n/m,
      text: (name) => `import { ${name}List } from '../lib/sites/${name}/list.ts';\n`,
    },
    { behind: /^const lists = \[[^\]]*?(?=,?\s*\];)/m, text: (name) => `, ${name}List` },
  ],
  'lib/words/thread-words.ts': [
    {
      behind: /^const siteNames: [^=]*= new Map\(\[\n(?: {2}.*\n)+/m,
      text: (name) => `  ['${name}', say('site_${name}')],\n`,
    },
  ],
  'test/hosts/more-sites/sites.ts': [
    {
      behind: /^export const standInSites = \{\n(?: {2}.*\n)+/m,
      text: (name) => `  ${name}: {
    name: '${name}',
    hosts: ['${name}.invalid'],
    facts: 'missing',
    conversation: (id) => \`/missing/\${id}\`,
    exampleId: '1',
    limit: 2_000,
  },
`,
    },
  ],
  'knip.jsonc': [{ behind: /test\/hosts\/more-sites\/client\/\{[a-z\d,-]+/, text: (name) => `,${name}` }],
  'docs/sites.md': [
    {
      behind: /^\| site \|.*\n(?:\|(?! any other ).*\n)+/m,
      text: (name) => `| ${capital(name)} | missing | missing | the conversation | missing | nothing yet | missing |\n`,
    },
  ],
};

const languages = ['ar', 'de', 'en', 'es', 'fr', 'ja', 'pt'];

/** The site's name is the same in every language until somebody knows better. @type {readonly Insertion[]} */
const inCatalog = [{ behind: /^ {2}"site_by_hand": .*\n/m, text: (name) => `  "site_${name}": "${capital(name)}",\n` }];
/** @type {readonly Insertion[]} */
const inOtherCatalog = [...inCatalog, { behind: /^ {2}"_same": \[\s*/m, text: (name) => `"site_${name}", ` }];

/** @type {readonly (readonly [file: string, insertions: readonly Insertion[]])[]} */
const changes = [
  ...Object.entries(insertions),
  ...languages.map(
    (language) => /** @type {const} */ ([`locales/${language}.json`, language === 'en' ? inCatalog : inOtherCatalog]),
  ),
];

/**
 * @param {string} file
 * @param {readonly Insertion[]} list
 * @param {string} name
 */
const changed = (file, list, name) =>
  list.reduce(
    (text, { behind, text: more }) => {
      const found = behind.exec(text);
      if (found === null) throw new Error(`${file} is not as expected: nothing in it matches ${behind}.`);
      const end = found.index + found[0].length;
      return text.slice(0, end) + more(name) + text.slice(end);
    },
    readFileSync(path.join(root, file), 'utf8'),
  );

/** All files as they will be; nothing is written before all are known. @returns {Map<string, string>} */
const written = (/** @type {string} */ name) =>
  new Map([
    ...changes.map(([file, list]) => /** @type {const} */ ([file, changed(file, list, name)])),
    ...Object.entries(newFiles(name)),
  ]);

const make = async (/** @type {string} */ name) => {
  const files = written(name);
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  const formatted = [...files.keys()].filter((file) => !file.endsWith('.md'));
  const { code, output } = await runTool(['@biomejs/biome', 'biome'], ['check', '--write', ...formatted]);
  if (code !== 0) throw new Error(output);
  return [...files.keys()];
};

/** @returns {string | null} Why this cannot be a new site's name. */
const complaint = (/** @type {readonly string[]} */ names) => {
  const [name = ''] = names;
  if (names.length !== 1) return 'One name is needed.';
  if (!shape.test(name)) return `“${name}” cannot be a site's name.`;
  if (existsSync(path.join(root, 'lib/sites', name))) return `There is a site ${name} already.`;
  return null;
};

const names = readNames('npm run new-site', 'the name of a site');
const wrong = complaint(names);
if (wrong !== null) {
  console.error(
    `✗ ${wrong}\n\nnpm run new-site takes a name of 2 to 30 small letters and digits that begins with a letter.`,
  );
  process.exitCode = 2;
} else {
  try {
    const [name = ''] = names;
    console.log((await make(name)).join('\n'));
    console.log(`\nWhat is to be found out is called missing there. How: docs/adding-a-site.md. Then:
  npm run build && npx playwright test test/e2e/more-sites.spec.ts --grep ${name}`);
  } catch (error) {
    console.error(`✗ ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
