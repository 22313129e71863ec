/** Random payloads of every size that a site's message can hold, and what people write around them. */
import { BLOCK_BYTES, BLOCK_DIGITS, bodyLength, MAX_PAYLOAD_BYTES } from '../../../lib/core/armor/frame.ts';
import type { fastRandom } from '../../support/fast-random.ts';

type Draws = ReturnType<typeof fastRandom>;

/** What armor adds to the digits of a payload. */
const FRAME = 12;

/** Characters of the armor of so many bytes. */
export const armorLength = (bytes: number): number => FRAME + bodyLength(bytes);

/** Bytes of the longest payload whose armor has at most so many characters. */
export const longestIn = (characters: number): number => {
  let bytes = Math.min(MAX_PAYLOAD_BYTES, (Math.ceil(characters / BLOCK_DIGITS) + 1) * BLOCK_BYTES);
  while (armorLength(bytes) > characters) bytes -= 1;
  return bytes;
};

/** Two buckets of a message, an invitation and an acceptance (docs/protocol.md, *Armor*). */
const usual = [102, 230, 1_346, 1_428];

/** Most payloads are of some thousand bytes at most: a site's longest one comes now and then. */
export const drawPayload = (random: Draws, most: number): Uint8Array => {
  const roll = random.below(10);
  const size = roll < 4 ? (usual[roll] ?? 1) : 1 + random.below(roll === 9 ? most : Math.min(most, 2_000));
  return random.bytes(Math.min(size, most));
};

const clear = [
  '',
  'Look:',
  'I would like to keep our messages private; the letters and digits that follow are my invitation:',
  '"So" -- **this** is __it__... :)',
  'see https://example.org/a_b_c?d=e--f :smile: <3',
  '*one* _two_ ~three~ `four` ||five|| \\* <@12345>',
  '@bob@example.org 👩‍👩‍👧 ❤️ ﬁne\u200B, 8-) XD',
  '> # said_she_then',
];

/** Written before or behind armor. None of it is longer than an invitation's own sentence may be. */
export const drawClear = (random: Draws): string => clear[random.below(clear.length)] ?? '';
