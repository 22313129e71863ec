/**
 * One model of each site: which transforms it applies in which order, how long a message may be, how it counts, and what becomes of a longer one.
 * The facts are from public code and documents, and no account was used for them: a row is a model to test armor with, and no promise of the site's.
 */
import { type TransformName, transforms } from './transforms.ts';

export type Unit = 'graphemes' | 'code units' | 'bytes';

export interface Model {
  readonly site: string;
  /** Day of the newest source, and what it is. */
  readonly date: string;
  readonly source: string;
  /** In order; applied to each message after it was cut or split. */
  readonly transforms: readonly TransformName[];
  readonly limits: readonly { readonly most: number; readonly unit: Unit }[];
  /** How sure the limit is. Where sources disagree or are silent, the lowest that is planned for stands here. */
  readonly known: 'documented' | 'measured' | 'told' | 'assumed';
  /** What becomes of a longer message. `cut` where nobody says it: the worst for us. */
  readonly beyond: 'refused' | 'cut' | 'split';
  /** Of a longer message the page shows so many code units, and then these words. */
  readonly fold?: { readonly at: number; readonly says: string };
  /** A new line begins a new message. */
  readonly linesApart?: true;
  /** What must stand in clear before everything that is sent to one person. */
  readonly lead?: string;
  /** What the site counts in the place of what is typed. */
  readonly counted?: (typed: string) => string;
}

const telegram = {
  date: '2026-10-09',
  source: 'adapters of others for web.telegram.org, documented limit',
  transforms: ['trim', 'doubledMarks', 'shortLinks', 'emojiAsImages'],
  limits: [{ most: 4_096, unit: 'code units' }],
  known: 'documented',
  beyond: 'split',
} as const satisfies Omit<Model, 'site'>;

/** A link counts 23 characters at Mastodon, and a mention only its first half. */
const countedByMastodon = (typed: string): string =>
  transforms.shortMentions(typed).replaceAll(/https?:\/\/\S+/g, 'x'.repeat(23));

export const models: readonly Model[] = [
  {
    site: 'X',
    date: '2026-10-05',
    source: 'XChat as read by others; limit from the configuration of the former messages',
    transforms: ['trim', 'shortLinks', 'emojiAsImages'],
    limits: [{ most: 10_000, unit: 'code units' }],
    known: 'assumed',
    beyond: 'cut',
  },
  {
    site: 'X, former messages',
    date: '2025-11-01',
    source: 'configuration of the former messages',
    transforms: ['trim', 'countedLinks', 'emojiAsImages', 'nfc'],
    limits: [{ most: 10_000, unit: 'code units' }],
    known: 'told',
    beyond: 'cut',
  },
  {
    site: 'Instagram',
    date: '2026-07-01',
    source: 'guides about lengths',
    transforms: ['trim', 'fewBlankLines', 'emoticons', 'emojiAsImages'],
    limits: [{ most: 1_000, unit: 'bytes' }],
    known: 'told',
    beyond: 'cut',
  },
  {
    site: 'Messenger',
    date: '2026-10-01',
    source: 'readers of the inbox page; sources disagree about the limit, 1,000 to 20,000',
    transforms: ['trim', 'emoticonsInWords', 'shortcodes', 'emojiAsImages'],
    limits: [{ most: 2_000, unit: 'code units' }],
    known: 'assumed',
    beyond: 'cut',
  },
  {
    site: 'Reddit',
    date: '2026-10-01',
    source: 'collectors of chats',
    transforms: ['trim', 'joinSpaces', 'shortLinks'],
    limits: [{ most: 1_000, unit: 'code units' }],
    known: 'assumed',
    beyond: 'cut',
  },
  {
    site: 'Bluesky',
    date: '2026-10-01',
    source: 'lexicon chat.bsky.convo.defs and the code of social-app',
    transforms: ['trimEnd', 'fewBlankLines', 'postLinkAway', 'shortLinks'],
    limits: [
      { most: 1_000, unit: 'graphemes' },
      { most: 10_000, unit: 'bytes' },
    ],
    known: 'documented',
    beyond: 'refused',
  },
  {
    site: 'Mastodon',
    date: '2026-10-01',
    source: 'compose/util/counter.js',
    transforms: ['trim', 'shortcodes', 'shortMentions', 'shortLinks', 'emojiAsImages'],
    limits: [{ most: 500, unit: 'graphemes' }],
    known: 'documented',
    beyond: 'refused',
    lead: '@bob@example.org ',
    counted: countedByMastodon,
  },
  {
    site: 'LinkedIn',
    date: '2026-07-01',
    source: 'guides about lengths; others say 3,000',
    transforms: ['trim', 'emoticons', 'shortLinks', 'nfkc'],
    limits: [{ most: 3_000, unit: 'code units' }],
    known: 'assumed',
    beyond: 'cut',
  },
  {
    site: 'Discord',
    date: '2026-10-01',
    source: 'parsers of its Markdown, documented limit',
    transforms: [
      'trim',
      'namesOfIds',
      'doubledMarks',
      'singleMarks',
      'linesOfMarkdown',
      'backslashes',
      'shortcodes',
      'emojiAsImages',
    ],
    limits: [{ most: 2_000, unit: 'code units' }],
    known: 'documented',
    beyond: 'refused',
  },
  { site: 'Telegram K', ...telegram },
  { site: 'Telegram A', ...telegram, transforms: ['trim', 'doubledMarks', 'shortLinks', 'dropZeroWidth'] },
  {
    site: 'WhatsApp',
    date: '2026-06-07',
    source: 'change log of another extension; one old test says where long texts fold',
    transforms: ['trim', 'marksAroundWords', 'shortLinks', 'emojiAsImages'],
    limits: [{ most: 65_536, unit: 'code units' }],
    known: 'told',
    beyond: 'cut',
    fold: { at: 3_000, says: '… Read more' },
  },
  {
    site: 'Slack',
    date: '2026-10-01',
    source: 'documents of connectors: cut at 40,000, 4,000 advised',
    transforms: ['trim', 'angledLinks', 'smartQuotes', 'smartDashes', 'smartDots', 'marksAroundWords', 'shortcodes'],
    limits: [{ most: 40_000, unit: 'code units' }],
    known: 'documented',
    beyond: 'cut',
  },
  {
    site: 'The Lounge',
    date: '2026-11-23',
    source: 'measured: The Lounge 4.5.2 on ngIRCd 26.1',
    transforms: ['dropControls', 'trimEnd'],
    limits: [{ most: 350, unit: 'bytes' }],
    known: 'measured',
    beyond: 'split',
    linesApart: true,
  },
  {
    site: 'all at once',
    date: '2026-11-29',
    source: 'no site: every transform that keeps letters and digits',
    transforms: Object.keys(transforms) as TransformName[],
    limits: [{ most: 20_000, unit: 'code units' }],
    known: 'assumed',
    beyond: 'cut',
  },
];

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const utf8 = new TextEncoder();

/** All units agree about letters, digits and the rest of ASCII but two line ends in one. */
const isPlain = (text: string): boolean => /^[\n\x20-\x7E]*$/.test(text);

const piecesIn = (text: string, unit: Unit): readonly string[] => {
  if (unit === 'code units') return text.split('');
  return unit === 'bytes' ? Array.from(text) : Array.from(graphemes.segment(text), ({ segment }) => segment);
};

const sizeOf = (piece: string, unit: Unit): number => (unit === 'bytes' ? utf8.encode(piece).length : 1);

/** How long a text is. */
export const lengthIn = (text: string, unit: Unit): number =>
  isPlain(text) ? text.length : piecesIn(text, unit).reduce((sum, piece) => sum + sizeOf(piece, unit), 0);

/** As much of the beginning as the limit allows. */
const beginning = (text: string, most: number, unit: Unit): string => {
  if (isPlain(text)) return text.slice(0, most);
  let taken = '';
  let room = most;
  for (const piece of piecesIn(text, unit)) {
    room -= sizeOf(piece, unit);
    if (room < 0) break;
    taken += piece;
  }
  return taken;
};

/** Does the site take the text as one message? */
export const fits = ({ limits, counted }: Model, typed: string): boolean =>
  limits.every(({ most, unit }) => lengthIn(counted?.(typed) ?? typed, unit) <= most);

const cut = ({ limits }: Model, typed: string): string =>
  limits.reduce((text, { most, unit }) => beginning(text, most, unit), typed);

const messagesOf = (model: Model, typed: string): readonly string[] => {
  if (fits(model, typed)) return [typed];
  switch (model.beyond) {
    case 'refused':
      return [];
    case 'cut':
      return [cut(model, typed)];
    case 'split': {
      const first = cut(model, typed);
      return [first, ...messagesOf(model, typed.slice(first.length))];
    }
  }
};

/** What the site's transforms make of one message. */
export const normalised = ({ transforms: applied }: Model, text: string): string =>
  applied.reduce((done, name) => transforms[name](done), text);

const folded = ({ fold }: Model, text: string): string =>
  fold === undefined || text.length <= fold.at ? text : text.slice(0, fold.at) + fold.says;

/** The messages that the other side's page shows when somebody has typed this and sent it; none where the site refuses it. */
export const shownBy = (model: Model, typed: string): readonly string[] => {
  const lines = model.linesApart ? typed.split('\n').filter((line) => line.trim() !== '') : [typed];
  return lines.flatMap((line) => messagesOf(model, line)).map((message) => folded(model, normalised(model, message)));
};

/** Characters of letters and digits that a message of the site holds, shown whole, behind what must stand before them. */
export const roomOf = ({ limits, fold, lead = '', counted }: Model): number =>
  Math.min(fold?.at ?? Infinity, ...limits.map(({ most }) => most)) - (counted?.(lead) ?? lead).length;
