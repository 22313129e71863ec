/** The words in the code: what people read comes from the catalogs, by keys that exist, and each key is used. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { englishOf, placesOf } from './catalogs.mjs';
import { filesBelow } from './complaints.mjs';

const WORDS = 'lib/words/';
const manifest = 'wxt.config.ts';
/** Attributes and properties that a person reads or hears. */
const READ =
  /^(?:title|alt|placeholder|label|textContent|innerText|aria-?(?:label|description|roledescription|valuetext))$/i;
/** Is the same in every language. */
const NAMES = ['Sotto', 'X'];

/** @returns {ts.SourceFile} */
const parsed = (/** @type {string} */ folder, /** @type {string} */ file) =>
  ts.createSourceFile(file, readFileSync(path.join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);

const isText = (/** @type {ts.Node} */ node) =>
  ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);

/**
 * Every text in a file's code that is not the name of a module or a type.
 * @param {ts.Node} node
 * @returns {(ts.LiteralLikeNode | ts.JsxText)[]}
 */
const textsIn = (node) => {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return [];
  if (isText(node)) return [/** @type {ts.LiteralLikeNode} */ (node)];
  if (ts.isJsxText(node)) return [node];
  /** @type {(ts.LiteralLikeNode | ts.JsxText)[]} */
  const found = [];
  ts.forEachChild(node, (child) => {
    found.push(...textsIn(child));
  });
  return found;
};

const holdsWord = (/** @type {string} */ text) => /\p{L}/u.test(text) && !NAMES.includes(text.trim());

/** A word beside a space, a word with a capital, a word with a sign after it. */
const isSaid = (/** @type {string} */ text) =>
  holdsWord(text) && /\p{L} | \p{L}|^\p{Lu}\p{Ll}|\p{L}[.…?!:]$/u.test(text);

/** The beginning of a sentence. */
const begins = (/** @type {string} */ text) => /^\p{Lu}\p{Ll}*[,:]? \p{L}/u.test(text);

/**
 * Does a text stand where a person reads it: in an element, in an attribute, in a property that is shown?
 * @param {ts.Node} node
 * @returns {boolean}
 */
const isShown = (node) => {
  const { parent } = node;
  if (ts.isJsxText(node)) return true;
  if (ts.isJsxAttribute(parent)) return READ.test(parent.name.getText());
  if (ts.isJsxExpression(parent)) return !ts.isJsxAttribute(parent.parent) || READ.test(parent.parent.name.getText());
  if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left)) {
    return parent.right === node && READ.test(parent.left.name.text);
  }
  if (ts.isCallExpression(parent) && /setAttribute$/.test(parent.expression.getText())) {
    const [name] = parent.arguments;
    return name !== undefined && name !== node && ts.isStringLiteralLike(name) && READ.test(name.text);
  }
  return false;
};

/** @type {import('./complaints.mjs').Rule} */
export const noSentenceInCode = {
  name: 'no sentence stands in the code: what people read comes from locales/',
  complaints: async (folder) =>
    filesBelow(folder, ['lib', 'entrypoints'], /\.tsx?$/).flatMap((file) => {
      const source = parsed(folder, file);
      const isWrong = (/** @type {ts.LiteralLikeNode | ts.JsxText} */ node) =>
        holdsWord(node.text) && (isShown(node) || (file.startsWith(WORDS) ? isSaid(node.text) : begins(node.text)));
      return textsIn(source)
        .filter(isWrong)
        .map((node) => {
          const { line } = source.getLineAndCharacterOfPosition(node.getStart());
          return `${file}:${line + 1}: “${node.text.trim()}” is no text of locales/`;
        });
    }),
};

/**
 * The key and the places of a call in which both are written out.
 * @param {ts.CallExpression} call
 * @returns {{ key: string, places: string[] } | null}
 */
const filledBy = ({ expression, arguments: [key, ...rest] }) => {
  const isCounted = expression.getText() === 'sayCounted';
  if (!isCounted && expression.getText() !== 'say') return null;
  const values = isCounted ? rest[1] : rest[0];
  if (key === undefined || !ts.isStringLiteralLike(key)) return null;
  if (values !== undefined && !ts.isObjectLiteralExpression(values)) return null;
  const names = (values?.properties ?? []).map((property) => property.name?.getText() ?? '');
  return names.includes('') ? null : { key: key.text, places: [...names, ...(isCounted ? ['count'] : [])].sort() };
};

/**
 * @param {ts.Node} node
 * @returns {{ key: string, places: string[] }[]}
 */
const callsIn = (node) => {
  const filled = ts.isCallExpression(node) ? filledBy(node) : null;
  const found = filled === null ? [] : [filled];
  ts.forEachChild(node, (child) => {
    found.push(...callsIn(child));
  });
  return found;
};

/** @type {import('./complaints.mjs').Rule} */
export const everyKeyIsUsed = {
  name: 'every text of locales/ is used, and its places are filled',
  complaints: async (folder) => {
    const english = englishOf(folder);
    const sources = filesBelow(folder, [WORDS], /\.ts$/).map((file) => parsed(folder, file));
    const named = existsSync(path.join(folder, manifest))
      ? [...readFileSync(path.join(folder, manifest), 'utf8').matchAll(/__MSG_(\w+?)__/g)].map(([, key = '']) => key)
      : [];
    const used = new Set([...named, ...sources.flatMap((source) => textsIn(source).map(({ text }) => text))]);
    return [
      ...Object.keys(english)
        .filter((key) => !used.has(key))
        .map((key) => `locales/en.json: nobody says ${key}`),
      ...named.filter((key) => !(key in english)).map((key) => `${manifest}: there is no ${key} in locales/en.json`),
      ...sources.flatMap((source) =>
        callsIn(source).flatMap(({ key, places }) => {
          const wanted = placesOf(english[key] ?? '');
          const isFilled = wanted.join() === places.join();
          return isFilled ? [] : [`${source.fileName}: ${key} has the places ${wanted}, given were ${places}`];
        }),
      ),
    ];
  },
};

const physical = [
  /(?:^|[\s;{])((?:(?:scroll-)?(?:margin|padding)|border)-(?:left|right)(?:-\w+)?|left|right)\s*:/gm,
  /((?:text-align|float|clear):\s*(?:left|right))\b/g,
  /((?:margin|padding): *[^\s;]+ +([^\s;]+) +[^\s;]+ +(?!\2;)[^\s;]+;)/g,
];

/** @type {import('./complaints.mjs').Rule} */
export const layoutHasNoSides = {
  name: 'styles say start and end: left and right are others where Arabic is read',
  complaints: async (folder) =>
    filesBelow(folder, ['lib', 'entrypoints'], /\.css$/).flatMap((file) =>
      physical.flatMap((sides) =>
        [...readFileSync(path.join(folder, file), 'utf8').matchAll(sides)].map(
          ([, found]) => `${file}: ${found} names a side of the screen`,
        ),
      ),
    ),
};

export const sentences = [noSentenceInCode, everyKeyIsUsed, layoutHasNoSides];
