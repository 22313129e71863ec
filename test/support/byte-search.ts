/** Finds many things at once in bytes, each in every form in which a program may have stored it. */

export interface Needle {
  readonly what: string;
  readonly form: string;
  readonly bytes: Buffer;
}

export interface Hit {
  readonly needle: Needle;
  readonly at: number;
}

/** Shorter needles would be found by chance. */
const MIN_BYTES = 8;

/** A sentence as text of any width and encoding. */
export const formsOfText = (text: string): readonly Needle[] => [
  needle(text, 'UTF-8', Buffer.from(text, 'utf8')),
  needle(text, 'one byte a character', Buffer.from(text, 'latin1')),
  needle(text, 'UTF-16', Buffer.from(text, 'utf16le')),
  needle(text, 'JSON', Buffer.from(JSON.stringify(text).slice(1, -1))),
  ...encoded(text, Buffer.from(text, 'utf8')),
];

/** Key bytes as they are, and as text. */
export const formsOfKey = (what: string, key: Uint8Array): readonly Needle[] => [
  needle(what, 'bytes', Buffer.from(key)),
  needle(what, 'numbers', Buffer.from([...key].join(','))),
  ...encoded(what, Buffer.from(key)),
];

/** Hexadecimal and Base64, in characters of one and of two bytes. */
const encoded = (what: string, bytes: Buffer): readonly Needle[] => {
  const hex = bytes.toString('hex');
  const texts: [string, string][] = [
    ['hex', hex],
    ['hex', hex.toUpperCase()],
    ...base64Of(bytes).flatMap((run): [string, string][] => [
      ['Base64', run],
      ['Base64', run.replaceAll('+', '-').replaceAll('/', '_')],
    ]),
  ];
  return texts.flatMap(([form, text]) => [
    needle(what, form, Buffer.from(text, 'latin1')),
    needle(what, `${form} in UTF-16`, Buffer.from(text, 'utf16le')),
  ]);
};

/** The characters that the bytes give wherever they stand in a longer text: one run for each of three alignments. */
const base64Of = (bytes: Buffer): readonly string[] =>
  [0, 1, 2].map((before) =>
    Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6)),
  );

const needle = (what: string, form: string, bytes: Buffer): Needle => {
  if (bytes.length < MIN_BYTES) throw new Error(`too short to be searched for: ${what}`);
  return { what, form, bytes };
};

/** A search for all needles in one pass: two bytes sort out nearly every place, four find the few needles that may begin there. */
export const searchFor = (needles: readonly Needle[]): ((bytes: Buffer) => readonly Hit[]) => {
  const begins = new Uint8Array(0x1_0000);
  const byStart = new Map<number, Needle[]>();
  const known = new Set<string>();
  for (const one of needles) {
    const id = `${one.what} ${one.bytes.toString('latin1')}`;
    if (known.has(id)) continue; // two forms that look alike
    known.add(id);
    begins[one.bytes.readUInt16LE(0)] = 1;
    const start = one.bytes.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), one]);
  }
  const hitsAt = (bytes: Buffer, at: number): readonly Hit[] =>
    (byStart.get(bytes.readUInt32LE(at)) ?? [])
      .filter((one) => bytes.subarray(at, at + one.bytes.length).equals(one.bytes))
      .map((one) => ({ needle: one, at }));
  return (bytes) => {
    const hits: Hit[] = [];
    for (let place = 0; place + MIN_BYTES <= bytes.length; place += 1) {
      if (begins[(bytes[place] ?? 0) | ((bytes[place + 1] ?? 0) << 8)] !== 0) hits.push(...hitsAt(bytes, place));
    }
    return hits;
  };
};
