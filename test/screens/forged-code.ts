/** A contact code as somebody between two people would show it: everything as in the real one, but the key. */
import { readFileSync, writeFileSync } from 'node:fs';
import { encodeQR } from 'qr';
import { decodeQR } from 'qr/decode.js';
import { createIdentity } from '../../lib/core/identity.ts';
import { contactCodeText, readContactCode } from '../../lib/core/verification/contact-code.ts';
import { encodeCode } from '../../lib/core/verification/scan.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type Picture, readPng, writePng } from './png.ts';

/** Pixels of a square of the code. */
const SQUARE = 6;

/** Finds the code in a picture file, and writes one with another key in its place. Returns the file. */
export const withAnotherKey = (file: string): string => {
  const read = readContactCode(decodeQR(readPng(readFileSync(file))));
  if (read.kind !== 'code') throw new Error(`No contact code is in the picture: ${read.kind}.`);
  const { publicKey: identity } = createIdentity(seededRandom('somebody between'));
  writeFileSync(file, writePng(drawn(contactCodeText(encodeCode({ ...read.code, identity })))));
  return file;
};

const drawn = (text: string): Picture => {
  const rows = encodeQR(text, 'raw', { border: 4 });
  const side = rows.length * SQUARE;
  const data = new Uint8Array(side * side * 3).map((_, at) => {
    const pixel = Math.floor(at / 3);
    const isDark = rows[Math.floor(pixel / side / SQUARE)]?.[Math.floor((pixel % side) / SQUARE)];
    return isDark ? 0 : 255;
  });
  return { width: side, height: side, data };
};
