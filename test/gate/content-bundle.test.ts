/** A content script that grew, or that carries cryptography under whatever name, has been seen to be refused. */
import { createHash } from 'node:crypto';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { contentBundle, cryptographyIn } from '../../scripts/gate/content-bundle.mjs';
import { root } from '../../scripts/run.mjs';
import { withProject } from '../support/throwaway-project.ts';

const script = '.output/chrome-mv3/content-scripts/site.js';
const firefoxScript = '.output/firefox-mv3/content-scripts/site.js';
const adapters = '.output/chrome-mv3/content-scripts/more-sites.js';
/** What other sites load, which has a limit of its own, as small as can be. */
const others = { [adapters]: ';\n', '.output/firefox-mv3/content-scripts/more-sites.js': ';\n' };

/** So many bytes that cannot be packed, in base64, and always the same: drawn anew each time they spell an algorithm's name some day. */
const noise = (bytes: number): string => {
  const blocks = Array.from({ length: Math.ceil(bytes / 64) }, (_, index) =>
    createHash('sha512').update(`${index}`).digest(),
  );
  return Buffer.concat(blocks).subarray(0, bytes).toString('base64');
};

const complaintsOf = (files: Readonly<Record<string, string>>): Promise<string> =>
  withProject(files, async ({ folder }) => {
    const found = await Promise.all(contentBundle.map((rule) => rule.complaints(folder)));
    return found.flat().join('\n');
  });

/** A script as it would ship: bundled and minified, every name gone that can go. */
const minified = async (code: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
};

describe('the content script', () => {
  it('is refused above 20 kB', async () => {
    const heavy = `globalThis.a = '${noise(20_000)}';\n`;
    const found = await complaintsOf({ ...others, [script]: heavy, [firefoxScript]: ';\n' });
    expect(found).toMatch(/content scripts of X, Chrome\s+Package size limit has exceeded/);
  });

  it('may have 10 kB beside it in the pages of other sites', async () => {
    const weighing = (bytes: number) =>
      complaintsOf({
        ...others,
        [adapters]: `globalThis.a = '${noise(bytes)}';\n`,
        [script]: ';\n',
        [firefoxScript]: ';\n',
      });
    expect(await weighing(9_000)).toBe('');
    expect(await weighing(11_000)).toMatch(/adapters of other sites, Chrome\s+Package size limit has exceeded/);
  });

  it.each([
    ['SHA-256', "import { sha256 } from '@noble/hashes/sha2.js'; globalThis.a = sha256;"],
    ['SHA-512', "import { sha512 } from '@noble/hashes/sha2.js'; globalThis.a = sha512;"],
    ['AES-GCM-SIV', "import { gcmsiv } from '@noble/ciphers/aes.js'; globalThis.a = gcmsiv;"],
    ['X25519', "import { x25519 } from '@noble/curves/ed25519.js'; globalThis.a = x25519;"],
    ['ML-KEM', "import { ml_kem768 } from '@noble/post-quantum/ml-kem.js'; globalThis.a = ml_kem768;"],
    ['Argon2', "import { argon2id } from 'hash-wasm'; globalThis.a = argon2id;"],
    ['Web Crypto', "globalThis.a = (key) => crypto.subtle.importKey('raw', key, 'x', false, []);"],
  ])('is refused with %s in it', async (_, code) => {
    const bundle = await minified(code);
    expect(cryptographyIn(bundle)).not.toEqual([]);
    expect(await complaintsOf({ [script]: bundle, [firefoxScript]: ';\n' })).toContain(`${script}: holds`);
  });

  it('is missed when it was not built', async () => {
    expect(await complaintsOf({ [script]: ';\n' })).toContain('.output/firefox-mv3/content-scripts: not built');
  });

  it('is accepted when it is small and plain', async () => {
    const plain =
      "document.addEventListener('click', () => chrome.runtime.sendMessage({ sotto: 1, method: 'page.scan' }));\n";
    expect(await complaintsOf({ ...others, [script]: plain, [firefoxScript]: plain })).toBe('');
  });
});
