import { decode, encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../../lib/core/errors.ts';
import { MAX_TEXT_BYTES } from '../../../lib/core/limits.ts';
import { type Content, decodeContent, encodeContent, textProblem } from '../../../lib/core/wire/content.ts';
import { expectStrict } from '../../support/attack.ts';
import { NOON, says } from '../../support/people.ts';

const accepted: Content = { kind: 'control', control: 'accepted', time: NOON, sequence: 0 };

const said = { time: NOON, sequence: 0 };
const reference = Uint8Array.from({ length: 16 }, (_, index) => index);
const file = {
  kind: 'file',
  key: new Uint8Array(32).fill(1),
  hash: new Uint8Array(32).fill(2),
  size: 4_000_000_000,
  name: 'x.png',
  mediaType: 'image/png',
  ...said,
} as const;
const everyKind: readonly Content[] = [
  says('hello'),
  accepted,
  { kind: 'reply', text: 'yes', to: reference, time: NOON, sequence: 2 },
  { kind: 'edit', text: 'no', of: reference, time: NOON, sequence: 3 },
  { kind: 'deletion', of: reference, ...said },
  { kind: 'reaction', to: reference, reaction: '', ...said },
  { kind: 'timer', seconds: 0, ...said },
  { kind: 'call', call: reference, step: 'end', signal: new Uint8Array(3), ...said },
  file,
  { kind: 'scanned', proof: new Uint8Array(32), ...said },
  { kind: 'return', invitation: Uint8Array.of(1, 2), ...said },
  { kind: 'ended', ...said },
];

/** An encoder that knows no form: what a newer or a broken Sotto might say. */
const raw = (value: unknown) => encode(value);
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe('content', () => {
  it('comes back as it was said', () => {
    const texts = [
      'hello',
      ' ',
      '\n',
      '😀👨‍👩‍👧',
      'שלום',
      '<b>x</b> & :smile:',
      'a\u0000b',
      '\uFEFFx',
      'é'.normalize('NFD'),
      'x'.repeat(2_000),
    ];
    for (const text of texts) {
      const content = says(text, 7);
      expect(decodeContent(encodeContent(content))).toEqual(content);
    }
    expect(decodeContent(encodeContent(accepted))).toEqual(accepted);
  });

  it('of every kind comes back as it was said, is strict, and has exactly its own number of fields', () => {
    for (const content of everyKind) {
      const bytes = encodeContent(content);
      expect(decodeContent(bytes)).toEqual(content);
      expectStrict(bytes, decodeContent, encodeContent);
      const fields = decode(bytes) as unknown[];
      expect(decodeContent(raw(fields.slice(0, -1)))).toBeNull();
      expect(decodeContent(raw([...fields, 0]))).toBeNull();
      for (let index = 0; index < fields.length; index++)
        expect(decodeContent(raw(fields.with(index, null)))).toBeNull();
    }
    expect(everyKind.map((content) => encodeContent(content)[1])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('of every kind is refused over its bounds', () => {
    const over: Content[] = [
      { kind: 'reply', text: '', to: reference, ...said },
      { kind: 'edit', text: 'x'.repeat(MAX_TEXT_BYTES + 1), of: reference, ...said },
      { kind: 'deletion', of: new Uint8Array(15), ...said },
      { kind: 'reaction', to: reference, reaction: 'x'.repeat(65), ...said },
      { kind: 'timer', seconds: -1, ...said },
      { kind: 'call', call: reference, step: 'offer', signal: new Uint8Array(8_193), ...said },
      { kind: 'return', invitation: new Uint8Array(8_193), ...said },
      { ...file, name: '' },
      { ...file, name: 'x'.repeat(256) },
      { ...file, size: 2 ** 32 },
      { kind: 'scanned', proof: new Uint8Array(31), ...said },
      { kind: 'ended', time: 1, sequence: -1 },
    ];
    for (const content of over) expect(() => encodeContent(content)).toThrow(new ProtocolError('bad-content'));
    expect(decodeContent(raw([7, 1, 0, reference, 4, new Uint8Array(0)]))).toBeNull();
    const full: Content = { kind: 'return', invitation: new Uint8Array(8_192), ...said };
    expect(decodeContent(encodeContent(full))).toEqual(full);
  });

  it('is written in these bytes', () => {
    expect(encodeContent({ kind: 'text', text: 'hello', time: 1, sequence: 300 })).toEqual(
      Uint8Array.of(0x84, 0x00, 0x01, 0x19, 0x01, 0x2c, 0x45, 0x68, 0x65, 0x6c, 0x6c, 0x6f),
    );
    expect(encodeContent({ ...accepted, time: 0x01020304 })).toEqual(
      Uint8Array.of(0x84, 0x01, 0x1a, 1, 2, 3, 4, 0x00, 0x00),
    );
  });

  it('is strict', () => {
    expectStrict(encodeContent(says('hé😀', 1_000)), decodeContent, encodeContent);
    expectStrict(encodeContent(accepted), decodeContent, encodeContent);
  });

  it('of an unknown kind is kept as it came', () => {
    for (const value of [[12], [13, 'x', new Uint8Array(3)], [99, NOON, 1, { a: 1 }], [0xffffffff, null, [true]]]) {
      const bytes = raw(value);
      const content = decodeContent(bytes);
      expect(content).toEqual({ kind: 'unknown', bytes });
      expect(content === null ? null : encodeContent(content)).toEqual(bytes);
    }
  });

  it('of a known kind must have exactly its form', () => {
    const values = [
      null,
      0,
      'text',
      {},
      [],
      ['text'],
      [-1],
      [1.5],
      [0],
      [0, NOON, 1],
      [0, NOON, 1, bytesOf('x'), 0],
      [0, NOON, 1, 7],
      [0, NOON, 1, bytesOf('')],
      [0, NOON, 1, 'x'],
      [0, NOON, -1, bytesOf('x')],
      [0, NOON, 2 ** 32, bytesOf('x')],
      [0, '0', 1, bytesOf('x')],
      [0, 1.5, 1, bytesOf('x')],
      [0, NOON, 1, bytesOf('x'.repeat(MAX_TEXT_BYTES + 1))],
      [1, NOON, 0],
      [1, NOON, 0, 1],
      [1, NOON, 0, 'accepted'],
      [1, NOON, 0, 0, 0],
      [2 ** 32],
    ];
    for (const value of values) expect(decodeContent(raw(value))).toBeNull();
  });

  it('in another encoding of the same value is refused', () => {
    const written = [
      [0x84, 0x00, 0x01, 0x18, 0x02, 0x41, 0x78], // 2 in two bytes
      [0x84, 0x18, 0x00, 0x01, 0x02, 0x41, 0x78], // the kind in two bytes
      [0x9f, 0x00, 0x01, 0x02, 0x41, 0x78, 0xff], // indefinite array
      [0x84, 0x00, 0x01, 0x02, 0x5f, 0x41, 0x78, 0xff], // indefinite bytes
      [0x84, 0x00, 0x01, 0x02, 0x58, 0x01, 0x78], // text length in two bytes
      [0x84, 0x00, 0x01, 0x02, 0x41, 0x78, 0x00], // trailing byte
      [0x84, 0x00, 0x01, 0xfb, 0x40, 0, 0, 0, 0, 0, 0, 0, 0x41, 0x78], // 2.0
      [0x84, 0x00, 0x01, 0xf7, 0x41, 0x78], // undefined
      [0xc1, 0x84, 0x00, 0x01, 0x02, 0x41, 0x78], // tag
      [0x82, 0x0c, 0xa2, 0x61, 0x62, 0x00, 0x61, 0x61, 0x00], // keys in the wrong order
      [0x82, 0x0c, 0xa2, 0x61, 0x61, 0x00, 0x61, 0x61, 0x00], // the same key twice
      [0x84, 0x00, 0x01, 0x02, 0x41, 0xff], // no UTF-8
      [0x84, 0x00, 0x01, 0x02, 0x42, 0xc0, 0x80], // overlong UTF-8
      [0x84, 0x00, 0x01, 0x02, 0x43, 0xed, 0xa0, 0x80], // a surrogate in UTF-8
    ];
    for (const bytes of written) expect(decodeContent(Uint8Array.from(bytes))).toBeNull();
    expect(decodeContent(Uint8Array.of(0x84, 0x00, 0x01, 0x02, 0x41, 0x78))).toEqual({
      kind: 'text',
      text: 'x',
      time: 1,
      sequence: 2,
    });
  });

  it('of an unknown kind may hold maps of any keys, but nothing that has no number or no value', () => {
    for (const value of [new Map([[1, 2]]), Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1.5]) {
      const bytes = raw([99, value]);
      expect(decodeContent(bytes)).toEqual({ kind: 'unknown', bytes });
    }
    for (const value of [
      undefined,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      2n ** 53n,
      -(2n ** 60n),
    ])
      expect(decodeContent(raw([99, value]))).toBeNull();
  });

  it('of an unknown kind shares no bytes with the payload that it came in, nor with what is written of it', () => {
    const bytes = raw([99, 1]);
    const content = decodeContent(bytes);
    if (content?.kind !== 'unknown') throw new Error('not kept');
    bytes.fill(0);
    encodeContent(content).fill(0);
    expect(content.bytes).toEqual(raw([99, 1]));
  });

  it('nested beyond reason is refused and does no harm', () => {
    for (const depth of [100, 28_000]) {
      const nested = new Uint8Array(depth).fill(0x81);
      expect(decodeContent(nested)).toBeNull();
      expect(decodeContent(Uint8Array.of(0x82, 0x0c, ...nested))).toBeNull();
    }
    expect(
      decodeContent(Uint8Array.of(0x82, 0x0c, ...new Uint8Array(28_000).fill(0x81), 0x00))?.kind ?? 'refused',
    ).toMatch(/unknown|refused/);
  });

  it('that cannot be said is a broken contract', () => {
    const unsayable: Content[] = [
      says(''),
      says('\uD800'),
      says('é'.repeat(MAX_TEXT_BYTES / 2 + 1)),
      says('x', -1),
      says('x', 1.5),
      says('x', 2 ** 32),
      { ...accepted, time: Number.NaN },
    ];
    for (const content of unsayable) expect(() => encodeContent(content)).toThrow(new ProtocolError('bad-content'));
  });

  it('does not call a defect of ours content that cannot be said', () => {
    expect(() => encodeContent({ ...says('x'), text: null } as unknown as Content)).toThrow(TypeError);
  });

  it('says beforehand why a text cannot be sent', () => {
    expect(textProblem('x')).toBeNull();
    expect(textProblem('')).toBe('empty');
    expect(textProblem('\uDC00')).toBe('not-text');
    expect(textProblem('😀'.repeat(MAX_TEXT_BYTES / 4))).toBeNull();
    expect(textProblem(`${'😀'.repeat(MAX_TEXT_BYTES / 4)}x`)).toBe('too-long');
  });
});
