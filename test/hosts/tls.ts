/** A certificate for the stand-in sites. Made once, kept in `.sotto/`, trusted by nobody: browsers are told to accept it. */
import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { generate } from 'selfsigned';

const names = ['x.com', 'chat.x.com', 'twitter.com', 'localhost'];
const day = 24 * 60 * 60 * 1000;

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** Key and certificate as PEM text, from `folder` while they are valid for another day, else newly made and kept there. */
export const certificate = async (folder = '.sotto'): Promise<Certificate> => {
  const file = path.resolve(folder, 'stand-in-certificate.json');
  const kept = await read(file);
  if (kept !== null && isUsable(kept)) return kept;
  const made = await make();
  await mkdir(path.dirname(file), { recursive: true });
  // Tests start side by side: the file appears whole or not at all.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, JSON.stringify(made), { mode: 0o600 });
  await rename(draft, file);
  return made;
};

const read = async (file: string): Promise<Certificate | null> => {
  try {
    const { key, cert }: Partial<Certificate> = JSON.parse(await readFile(file, 'utf8'));
    return typeof key === 'string' && typeof cert === 'string' ? { key, cert } : null;
  } catch {
    return null;
  }
};

const isUsable = ({ cert }: Certificate): boolean => {
  const parsed = new X509Certificate(cert);
  return Date.parse(parsed.validTo) > Date.now() + day && names.every((name) => parsed.checkHost(name) !== undefined);
};

const make = async (): Promise<Certificate> => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'x.com' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + 365 * day),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [...names.map((value) => ({ type: 2 as const, value })), { type: 7 as const, ip: '127.0.0.1' }],
      },
    ],
  });
  return { key, cert };
};
