/**
 * Finds armored texts in what a page shows. Runs in the content script: it counts characters and decodes nothing, and whatever
 * it returns is still only the page's claim.
 */
import { bodyLength, END, LENGTH_DIGITS, MAGIC, readLength } from './frame.ts';

/** Characters of a text that are looked at; what stands behind them is not seen. */
export const MAX_SCANNED_CHARACTERS = 40_000;

/** Armored texts that one text can hold; further ones are not seen. */
export const MAX_FOUND = 8;

export type Found =
  | {
      readonly kind: 'whole';
      /** Canonical text, usable as a key. */
      readonly armored: string;
      /** Clear text between the previous armored text, or the start, and this one; trimmed. */
      readonly before: string;
      /** Clear text behind the last armored text; trimmed, empty for all but the last. */
      readonly after: string;
    }
  | {
      readonly kind: 'broken';
      /** `truncated`: it ends too early. `altered`: it is as long as it says, but not what it should be. */
      readonly reason: 'truncated' | 'altered';
      /** What is there, from the magic on. */
      readonly armored: string;
    };

/** White space, soft hyphens and zero-width characters: sites put them into long words. */
const ignored = /[\s\u00AD\u200B-\u200D\u2060\uFEFF]/;

/** As many as stand together. */
const runs = { ignored: /[\s\u00AD\u200B-\u200D\u2060\uFEFF]+/y, digits: /[0-9A-Za-z]+/y } as const;

/** Every armored text in `text`, in order, as far as the bounds allow. */
export function findArmor(
  text: string,
  most = { characters: MAX_SCANNED_CHARACTERS, found: MAX_FOUND },
): readonly Found[] {
  const scanned = text.slice(0, most.characters);
  const found: Found[] = [];
  let clearFrom = 0;
  let magic = findMagic(scanned, 0);
  while (magic !== null && found.length < most.found) {
    const { armored, end, verdict } = readFrame(scanned, magic.end);
    if (verdict === 'whole') {
      found.push({ kind: 'whole', armored, before: scanned.slice(clearFrom, magic.start).trim(), after: '' });
    } else {
      found.push({ kind: 'broken', reason: verdict, armored });
    }
    clearFrom = end;
    magic = findMagic(scanned, end);
  }
  const last = found.at(-1);
  if (last?.kind === 'whole') found[found.length - 1] = { ...last, after: scanned.slice(clearFrom).trim() };
  return found;
}

/** A stretch of a text: from `start` up to, but without, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the magic stands, at or after `from`. The common case, a text without it, costs one native search. */
export function findMagic(text: string, from: number): Span | null {
  const first = MAGIC.charAt(0);
  for (let start = text.indexOf(first, from); start >= 0; start = text.indexOf(first, start + 1)) {
    const end = magicEnd(text, start);
    if (end !== null) return { start, end };
  }
  return null;
}

/** Where the magic that starts here ends. Looks no further than the next place where one could start: all of them cost one pass. */
function magicEnd(text: string, start: number): number | null {
  let matched = 0;
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === MAGIC.charAt(matched)) matched++;
    else if (!ignored.test(character)) return null;
    if (matched === MAGIC.length) return index + 1;
  }
  return null;
}

interface Frame {
  readonly armored: string;
  /** Position behind it in the text as it stood in the page. */
  readonly end: number;
  readonly verdict: 'whole' | 'truncated' | 'altered';
}

/** Reads what follows a magic that ends at `from`. */
export function readFrame(text: string, from: number): Frame {
  const length = readLength(collect(text, from, LENGTH_DIGITS).characters);
  const wanted = LENGTH_DIGITS + (length === null ? 0 : bodyLength(length) + END.length);
  const { characters, end } = collect(text, from, wanted);
  const isEnded = length !== null && characters.length === wanted && characters.endsWith(END);
  if (isEnded && !holdsWhole(characters, text, from)) return { armored: MAGIC + characters, end, verdict: 'whole' };
  // Another magic that begins inside belongs to the next armored text: this one broke off before it.
  const next = findMagic(text.slice(0, collect(text, end, MAGIC.length - 1).end), from);
  if (next !== null) {
    const cut = collect(text.slice(0, next.start), from, wanted);
    return { armored: MAGIC + cut.characters, end: next.start, verdict: 'truncated' };
  }
  return { armored: MAGIC + characters, end, verdict: characters.length < wanted ? 'truncated' : 'altered' };
}

/** Does a whole armored text begin among these characters? Then the one before it broke off, and the end that it seems to have is not its own. */
function holdsWhole(characters: string, text: string, from: number): boolean {
  let magic = characters.indexOf(MAGIC);
  if (magic < 0) return false;
  const all = collect(text, from, text.length).characters;
  for (; magic >= 0; magic = characters.indexOf(MAGIC, magic + 1)) {
    const head = magic + MAGIC.length;
    const length = readLength(all.slice(head, head + LENGTH_DIGITS));
    if (length !== null && all.startsWith(END, head + LENGTH_DIGITS + bodyLength(length))) return true;
  }
  return false;
}

/** Up to `count` letters and digits from `from` on, over ignored characters, up to the first other character. */
function collect(text: string, from: number, count: number): { readonly characters: string; readonly end: number } {
  let characters = '';
  let end = from;
  let index = from;
  while (characters.length < count) {
    const digits = runAt(runs.digits, text, index).slice(0, count - characters.length);
    characters += digits;
    index += digits.length;
    if (digits.length > 0) end = index;
    else {
      const passed = runAt(runs.ignored, text, index).length;
      if (passed === 0) break;
      index += passed;
    }
  }
  return { characters, end };
}

/** A thousand rows are read at once when a list opens: so the browser counts their characters, and not this. */
function runAt(run: RegExp, text: string, index: number): string {
  run.lastIndex = index;
  return run.exec(text)?.[0] ?? '';
}
