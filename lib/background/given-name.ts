/** A name that a person typed for a contact, as it is kept: one line, in which nothing unseen turns or hides what stands around it. */

/** What joins or colours signs that are seen, in Persian and in emoji: it stays between them. */
const joiners = '\u200c\u200d\ufe0f';
const breaks = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** Directions, zero widths, fillers, private signs, halves of pairs. */
const unseen = new RegExp(`(?![${joiners}])[\\p{Cf}\\p{Co}\\p{Cs}\\p{Default_Ignorable_Code_Point}]`, 'gu');
const ends = /^(?:\u200c|\u200d|\ufe0f|\s)+|(?:\u200c|\u200d|\s)+$/gu;
/** The blank of Braille is a sign without ink. */
const seen = /(?!\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/** Null when nothing of it is seen: then the site's name stands again. It never begins with `@`, as only a handle does. */
export const givenName = (typed: string): string | null => {
  const line = typed.normalize('NFC').replaceAll(breaks, ' ').replaceAll(unseen, '').replaceAll(/\s+/gu, ' ');
  const name = line.replaceAll(ends, '').replace(/^[@＠]+\s*/u, '');
  return seen.test(name) ? name : null;
};
