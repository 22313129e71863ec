/** Each transform does what its name says: a model that changed nothing would prove nothing about armor. */
import { expect, test } from 'vitest';
import { type TransformName, transforms } from './transforms.ts';

const cases: Readonly<Record<TransformName, readonly (readonly [before: string, after: string])[]>> = {
  trim: [[' a b\n', 'a b']],
  trimEnd: [[' a b \n', ' a b']],
  joinSpaces: [['a \n\t b', 'a b']],
  fewBlankLines: [['a\n\n\n\nb', 'a\n\nb']],
  hardSpaces: [['a  b', 'a \u00A0b']],
  dropZeroWidth: [['a\u200Bb\u200C\u2060\uFEFFc', 'abc']],
  dropControls: [['\u0002bold\u000F \u000304,1red', 'bold ,1red']],
  breakLongWords: [['a'.repeat(61), `${'a'.repeat(30)}\u200B${'a'.repeat(30)}\u200Ba`]],
  hyphenateLongWords: [['a'.repeat(25), `${'a'.repeat(12)}\u00AD${'a'.repeat(12)}\u00ADa`]],
  spaceLongWords: [['a'.repeat(65), `${'a'.repeat(64)} a`]],
  nfc: [['e\u0301', 'é']],
  nfkc: [['ﬁne ２ ™', 'fine 2 TM']],
  smartQuotes: [[`"Hi", it's`, '“Hi”, it’s']],
  smartDashes: [['a--b --- c- d', 'a—b — c– d']],
  smartDots: [['so...', 'so…']],
  emoticons: [[':) word:D 8-) XD eXDe', '🙂 word:D 😎 😆 eXDe']],
  emoticonsInWords: [['word:D eXDe ao_Ob', 'word😃 eXDe a😳b']],
  shortcodes: [[':smile: :+1: :nobody: 10:30:00', '😄 👍 :nobody: 10:30:00']],
  emojiAsImages: [['a 😄❤️ b', 'a  b']],
  shortLinks: [
    ['see https://www.example.org/ now', 'see example.org/ now'],
    ['example.org/a_long_way_to_go/x', 'example.org/a_long_way_t…'],
  ],
  countedLinks: [
    ['see https://example.org/x and example.com', 'see https://t.co/aB3dE5gH7j and https://t.co/aB3dE5gH7j'],
  ],
  postLinkAway: [
    ['https://bsky.app/profile/bob/post/1 look', 'look'],
    ['look https://bsky.app/profile/bob/post/1', 'look'],
    ['a https://bsky.app/profile/bob/post/1 b', 'a https://bsky.app/profile/bob/post/1 b'],
  ],
  angledLinks: [['<https://example.org|here> <https://a.org>', 'https://example.org https://a.org']],
  namesOfIds: [['<@12345> <@!6>', '@bob @bob']],
  shortMentions: [['@bob@example.org hi', '@bob hi']],
  marksAroundWords: [['*b* _i_ ~s~ `c` a_b_c', 'b i s c a_b_c']],
  doubledMarks: [['**b** a__b__c ~~s~~ ||x|| `c`', 'b abc s x c']],
  singleMarks: [['a*b*c _i_ a_b_ a_b_c', 'abc i ab a_b_c']],
  linesOfMarkdown: [['> q\n# h\n- i\na > b', 'q\nh\ni\na > b']],
  backslashes: [['\\*a\\_ \\n', '*a_ \\n']],
};

test.each(Object.entries(cases))('%s', (name, pairs) => {
  const transform = transforms[name as TransformName];
  expect(pairs.map(([before]) => transform(before))).toEqual(pairs.map(([, after]) => after));
});
