/** Keeps every byte that the stand-in ever received, so that a test can search for what must never have left a browser. */
import type { Duplex } from 'node:stream';

export interface Finding {
  readonly where: 'traffic' | 'database';
  /** The form in which the text was found: as it is, or encoded. */
  readonly form: string;
  /** The bytes around it, unprintable ones as dots. */
  readonly context: string;
}

export class ReceivedBytes {
  readonly #connections: Buffer[][] = [];

  /** Listens beside the HTTP parser: what it drops or misreads is kept too. */
  watch(connection: Duplex): void {
    const chunks: Buffer[] = [];
    this.#connections.push(chunks);
    connection.on('data', (chunk: Buffer) => chunks.push(Buffer.from(chunk)));
  }

  /** All of it, one connection after the other, so that no request is torn apart. */
  all(): Buffer {
    return Buffer.concat(this.#connections.flat());
  }
}

/** Every way in which `text` occurs in `bytes`: one finding for each form, with its first place. */
export const findIn = (bytes: Buffer, where: Finding['where'], text: string): readonly Finding[] =>
  formsOf(text).flatMap(({ form, needle }) => {
    const at = bytes.indexOf(needle);
    return at < 0 ? [] : [{ where, form, context: around(bytes, at, needle.length) }];
  });

const formsOf = (text: string): readonly { form: string; needle: Buffer }[] => {
  if (text === '') throw new Error('an empty text occurs everywhere');
  const utf8 = Buffer.from(text, 'utf8');
  const asUrl = encodeURIComponent(text.toWellFormed());
  const asJson = JSON.stringify(text).slice(1, -1);
  const forms: [string, string | Buffer][] = [
    ['utf-8', utf8],
    ['utf-16', Buffer.from(text, 'utf16le')],
    ['url', asUrl],
    ['url', asUrl.replaceAll(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())],
    ['form', asUrl.replaceAll('%20', '+')],
    ['json', asJson],
    ['json', escaped(asJson)],
    ['html', text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
    ['hex', utf8.toString('hex')],
    ['hex', utf8.toString('hex').toUpperCase()],
    ...base64Of(utf8).flatMap((inner): [string, string][] => [
      ['base64', inner],
      ['base64url', inner.replaceAll('+', '-').replaceAll('/', '_')],
    ]),
  ];
  const seen = new Set<string>();
  return forms.flatMap(([form, value]) => {
    const needle = Buffer.from(value);
    const key = needle.toString('latin1');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ form, needle }];
  });
};

const escaped = (json: string): string =>
  json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * The characters that the bytes give wherever they stand in a longer base64 text: one run for each of three alignments.
 * Runs under six characters are left out, they would be found by chance.
 */
const base64Of = (bytes: Buffer): readonly string[] =>
  [0, 1, 2]
    .map((before) => {
      const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
      const from = Math.ceil((before * 8) / 6);
      const to = Math.floor(((before + bytes.length) * 8) / 6);
      return encoded.slice(from, to);
    })
    .filter((run) => run.length >= 6);

const around = (bytes: Buffer, at: number, length: number): string =>
  bytes
    .subarray(Math.max(0, at - 60), at + length + 60)
    .toString('utf8')
    .replaceAll(/[^\x20-\x7e\u00a0-\u{10ffff}]/gu, '.');
