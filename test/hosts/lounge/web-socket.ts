/** Reads what a browser sends over a WebSocket: each frame of it is masked (RFC 6455), so that no text stands in it as it is. */

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/** The bytes of one connection; behind a request that asks for a WebSocket, what its frames carry in the place of the frames. */
export const unmasked = (bytes: Buffer): Buffer => {
  const asked = bytes.indexOf(/\r\nUpgrade: websocket\r\n/i.exec(bytes.toString('latin1'))?.[0] ?? '\0no WebSocket');
  const end = asked < 0 ? -1 : bytes.indexOf(END_OF_HEADERS, asked);
  if (end < 0) return bytes;
  const from = end + END_OF_HEADERS.length;
  return Buffer.concat([bytes.subarray(0, from), ...payloads(bytes.subarray(from))]);
};

/** What is no whole frame stays as it is. */
const payloads = (frames: Buffer): Buffer[] => {
  const found: Buffer[] = [];
  let rest = frames;
  for (let frame = firstFrame(rest); frame !== null; frame = firstFrame(rest)) {
    found.push(frame.payload);
    rest = rest.subarray(frame.size);
  }
  return [...found, rest];
};

const firstFrame = (bytes: Buffer): { readonly payload: Buffer; readonly size: number } | null => {
  if (bytes.length < 2) return null;
  const short = bytes.readUInt8(1) & 0x7f;
  const extra = short === 127 ? 8 : short === 126 ? 2 : 0;
  const mask = 2 + extra;
  const start = mask + 4;
  if (bytes.length < start) return null;
  const length = extra === 0 ? short : extra === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < start + length) return null;
  const payload = Buffer.from(bytes.subarray(start, start + length));
  for (let at = 0; at < length; at += 1)
    payload.writeUInt8(payload.readUInt8(at) ^ bytes.readUInt8(mask + (at % 4)), at);
  return { payload, size: start + length };
};
