/**
 * What sites do to a text between its author and the page that shows it, as functions from text to text. The answer is what stands in the
 * page's text nodes: a marker that became a style, and an emoji that became a picture, are gone.
 */

type Transform = (text: string) => string;

const replacing =
  (pattern: RegExp, by: string): Transform =>
  (text) =>
    text.replaceAll(pattern, by);

const replacingBy =
  (pattern: RegExp, by: (found: string) => string): Transform =>
  (text) =>
    text.replaceAll(pattern, by);

const each =
  (...transforms: readonly Transform[]): Transform =>
  (text) =>
    transforms.reduce((done, transform) => transform(done), text);

/** Puts something into every word that is longer than `length`, again and again. */
const breaking = (length: number, by: string): Transform =>
  replacing(new RegExp(`(\\w{${length}})(?=\\w)`, 'g'), `$1${by}`);

/** A link as sites see one: with a scheme, or a name with a well-known end. */
const link = /https?:\/\/[^\s<>]+|\b(?:[\w-]+\.)+(?:com|net|org|io)\b(?:\/[^\s<>]*)?/g;

const SHOWN_OF_LINK = 24;

const shortened = (found: string): string => {
  const bare = found.replace(/^https?:\/\/(?:www\.)?/, '');
  return bare.length > SHOWN_OF_LINK ? `${bare.slice(0, SHOWN_OF_LINK)}…` : bare;
};

const pictures: Readonly<Record<string, string>> = {
  ':)': '🙂',
  ':-)': '🙂',
  ':D': '😃',
  ':P': '😛',
  ':S': '😖',
  ';)': '😉',
  ':/': '😕',
  '<3': '❤️',
  '8-)': '😎',
  XD: '😆',
  xD: '😆',
  o_O: '😳',
  '-_-': '😑',
};

const withPictures = (pattern: RegExp): Transform => replacingBy(pattern, (face) => pictures[face] ?? face);

const anyOf = (faces: readonly string[]): string => faces.map((face) => face.replaceAll(/[()/]/g, '\\$&')).join('|');

/** What is made of letters alone is a face as a word of its own only: no site makes one of the middle of a word. */
const facesInWords = Object.keys(pictures).filter((face) => /\W|_/.test(face));

const names: Readonly<Record<string, string>> = { smile: '😄', heart: '❤️', tada: '🎉', '+1': '👍' };

/** What begins a colour in IRC: its number follows. */
const COLOUR = String.fromCharCode(3);

/** Code in backticks, in one line or several. */
const unquoted = each(replacing(/```(?:\w*\n)?([^`]+)```/g, '$1'), replacing(/`([^`\n]+)`/g, '$1'));

/** Every transform by what it does. */
export const transforms = {
  // White space and what cannot be seen
  trim: (text) => text.trim(),
  trimEnd: (text) => text.trimEnd(),
  joinSpaces: replacing(/\s+/g, ' '),
  fewBlankLines: replacing(/\n{3,}/g, '\n\n'),
  hardSpaces: replacing(/ {2}/g, ' \u00A0'),
  dropZeroWidth: replacing(/[\u200B-\u200D\u2060\uFEFF]/g, ''),
  dropControls: each(replacing(new RegExp(`${COLOUR}\\d{0,2}`, 'g'), ''), replacing(/(?!\n)\p{Cc}/gu, '')),
  breakLongWords: breaking(30, '\u200B'),
  hyphenateLongWords: breaking(12, '\u00AD'),
  spaceLongWords: breaking(64, ' '),
  // Other forms of the same letters
  nfc: (text) => text.normalize('NFC'),
  nfkc: (text) => text.normalize('NFKC'),
  // Smart punctuation
  smartQuotes: each(replacing(/"([^"]*)"/g, '“$1”'), replacing(/'/g, '’')),
  smartDashes: each(replacing(/---?/g, '—'), replacing(/(?<=\w)-(?=\s)/g, '–')),
  smartDots: replacing(/\.{3}/g, '…'),
  // Pictures
  emoticons: withPictures(new RegExp(`(?<=^|\\s)(?:${anyOf(Object.keys(pictures))})(?=$|\\s)`, 'g')),
  emoticonsInWords: withPictures(new RegExp(anyOf(facesInWords), 'g')),
  shortcodes: (text) => text.replaceAll(/:([+\w]+):/g, (whole, name: string) => names[name] ?? whole),
  emojiAsImages: replacing(/\p{Extended_Pictographic}\uFE0F?/gu, ''),
  // Links and names
  shortLinks: replacingBy(link, shortened),
  countedLinks: replacing(link, 'https://t.co/aB3dE5gH7j'),
  postLinkAway: each(
    replacing(/^https:\/\/bsky\.app\/profile\/\S+\/post\/\S+\s*/g, ''),
    replacing(/\s*https:\/\/bsky\.app\/profile\/\S+\/post\/\S+$/g, ''),
  ),
  angledLinks: replacing(/<(https?:\/\/[^|>]+)(?:\|[^>]*)?>/g, '$1'),
  namesOfIds: replacing(/<@!?\d+>/g, '@bob'),
  shortMentions: replacing(/@(\w+)@[\w.-]+\w/g, '@$1'),
  // Markdown
  marksAroundWords: each(unquoted, replacing(/(?<![\w*~])([*_~])(?=\S)([^*_~\n]*[^\s*_~])\1(?![\w*~])/g, '$2')),
  doubledMarks: each(unquoted, replacing(/(\*\*|__|~~|\|\|)(?=\S)([^\n]*?\S)\1/g, '$2')),
  singleMarks: each(replacing(/\*(?=\S)([^*\n]*?\S)\*/g, '$1'), replacing(/_([^_\n]+?)_(?!\w)/g, '$1')),
  linesOfMarkdown: replacing(/^(?:>|#{1,3}|[-*]) /gm, ''),
  backslashes: replacing(/\\([\\`*_~|])/g, '$1'),
} as const satisfies Readonly<Record<string, Transform>>;

export type TransformName = keyof typeof transforms;
