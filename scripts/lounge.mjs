/**
 * What the real site of the tests needs (test/hosts/lounge): The Lounge, packages in a folder of their own, and ngIRCd, a program of the machine.
 * Node built-ins only.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { installPackagesIn } from './packages.mjs';
import { firstOf, installFromDebian } from './programs.mjs';
import { root } from './run.mjs';

const folder = path.join(root, 'test', 'hosts', 'lounge');

/** The Lounge needs a newer Node than Sotto does. Where this one is older, the one that came with its packages runs it. */
const NEEDED = 22;

/** Whether stories at the real site are told. */
export const isLoungeWanted = process.env['SOTTO_LOUNGE'] === '1' || process.env['CI'] === 'true';

const findNgircd = () => firstOf(['ngircd', '/usr/sbin/ngircd']);

const findNode = () => {
  if (Number.parseInt(process.versions.node, 10) >= NEEDED) return process.execPath;
  const packed = path.join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  return existsSync(packed) ? packed : null;
};

/**
 * Paths of the programs, installed where they were missing.
 * @throws {Error} With one sentence that says what to install.
 */
export const needLounge = async () => {
  await installPackagesIn('Installing The Lounge', folder);
  if (findNgircd() === null) await installFromDebian('ngircd');
  const [ngircd, node] = [findNgircd(), findNode()];
  if (ngircd === null) throw new Error('No ngIRCd was found: install ngircd, or leave SOTTO_LOUNGE out.');
  if (node === null) throw new Error(`The Lounge needs Node ${NEEDED} or newer; this is ${process.version}.`);
  return { ngircd, node, program: path.join(folder, 'node_modules', 'thelounge', 'index.js') };
};
