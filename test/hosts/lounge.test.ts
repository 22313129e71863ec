/** What a browser says over a WebSocket can be searched. */
import { expect, test } from 'vitest';
import { unmasked } from './lounge/web-socket.ts';

const request = 'GET /socket.io/ HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';

/** As a browser makes it: one frame of text, masked. */
const frameOf = (text: string): Buffer => {
  const payload = Buffer.from(text);
  const mask = Buffer.from([0x11, 0xa2, 0x33, 0xf4]);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 255];
  return Buffer.concat([Buffer.from([0x81, ...length]), mask, payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))]);
};

test('frames give what they carry, short and long, one after the other', () => {
  const [short, long] = ['first words', 'a long text '.repeat(40)];
  const bytes = Buffer.concat([Buffer.from(request), frameOf(short), frameOf(long), frameOf('é')]);
  expect(bytes.includes('first words')).toBe(false);
  expect(unmasked(bytes).toString('utf8')).toBe(`${request}${short}${long}é`);
});

test('a connection without a WebSocket, and a frame that is cut off, stay as they are', () => {
  const plain = Buffer.from('POST / HTTP/1.1\r\nHost: a\r\n\r\nfirst words');
  expect(unmasked(plain)).toEqual(plain);
  const cut = Buffer.concat([Buffer.from(request), frameOf('first words').subarray(0, 9)]);
  expect(unmasked(cut)).toEqual(cut);
});
