import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../lib/core/errors.ts';
import { named, sizes } from '../../lib/core/keys.ts';
import { decode } from '../../lib/core/reader.ts';

describe('a reader', () => {
  it('reads fields in order and must end at the end', () => {
    const read = (bytes: Uint8Array) => decode(bytes, (reader) => [reader.uint8(), reader.uint16(), reader.uint32()]);
    expect(read(Uint8Array.of(1, 0, 2, 255, 0, 0, 1))).toEqual([1, 2, 0xff000001]);
    expect(read(Uint8Array.of(1, 0, 2, 0, 0, 0))).toBeNull();
    expect(read(Uint8Array.of(1, 0, 2, 0, 0, 0, 3, 4))).toBeNull();
    expect(decode(Uint8Array.of(1, 2), (reader) => [reader.offset, reader.rest(), reader.offset])).toEqual([
      0,
      Uint8Array.of(1, 2),
      2,
    ]);
  });

  it('gives copies, so that what was read never changes with the payload', () => {
    const payload = Uint8Array.of(1, 2, 3, 4);
    const id = decode(payload, (reader) => reader.take('device id'));
    payload.fill(0);
    expect(id).toEqual(Uint8Array.of(1, 2, 3, 4));
  });

  it('does not hide a defect of ours', () => {
    const defect = new Error('defect');
    expect(() =>
      decode(Uint8Array.of(1), () => {
        throw defect;
      }),
    ).toThrow(defect);
  });
});

describe('a name for bytes', () => {
  it('is given only to as many bytes as it stands for', () => {
    for (const kind of Object.keys(sizes) as (keyof typeof sizes)[]) {
      expect(named(kind, new Uint8Array(sizes[kind]))).toHaveLength(sizes[kind]);
      expect(() => named(kind, new Uint8Array(sizes[kind] + 1))).toThrow(new ProtocolError('bad-length'));
      expect(() => named(kind, new Uint8Array(sizes[kind] - 1))).toThrow(ProtocolError);
    }
  });
});
