/** The certificate of the stand-in sites. */
import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { certificate } from './tls.ts';

test('it names the sites, is made once, and is made anew when what is kept is of no use', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'certificate-'));
  try {
    const first = await certificate(folder);
    const parsed = new X509Certificate(first.cert);
    for (const name of ['x.com', 'chat.x.com', 'twitter.com']) expect(parsed.checkHost(name)).toBe(name);
    expect(parsed.checkHost('elsewhere.example')).toBeUndefined();
    expect(await certificate(folder)).toEqual(first);
    await writeFile(path.join(folder, 'stand-in-certificate.json'), '{"key":"');
    expect((await certificate(folder)).cert).not.toBe(first.cert);
  } finally {
    await rm(folder, { recursive: true });
  }
});
