/** Forgetting holds whoever else forgets at the same time, and whenever it is stopped. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { End } from '../../lib/vault/keys.ts';
import type { OpenVault } from '../../lib/vault/open-vault.ts';
import { put } from '../../lib/vault/step.ts';
import { makeSupply } from '../../lib/vault/text-supply.ts';
import { DAY, NOON } from '../support/people.ts';
import { keysOf, openVersions, vaultKeyIn } from './every-version.ts';
import { CODE, type TestVault, testVault } from './support.ts';

const thread = { site: 'x', ownId: '1', conversationId: '1-2' };
const hashOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.padEnd(32, '.')));

const open = async (): Promise<{ made: TestVault; vault: OpenVault }> => {
  const made = testVault();
  await made.vault.create(CODE);
  return { made, vault: await made.vault.open() };
};

/** Keeps a text, under a key of its own when it has an end, and a draft beside it. */
const keep = (vault: OpenVault, text: string, end: End | null = null): Promise<null> => {
  const { keyring } = vault;
  const record = { kind: 'text', text, sequence: 1, thread, author: 'us', time: NOON, hash: hashOf(text) } as const;
  return vault.step({
    touches: ['archive', 'drafts'],
    read: async () => null,
    decide: (_, textKeys) => ({
      writes: [
        put('archive', keyring.archived(record.hash), record, end && textKeys.take(keyring.thread(thread), end)),
        put('drafts', keyring.draft(thread), { text: `draft after ${text}` }),
      ],
      output: null,
    }),
  });
};

const texts = (vault: OpenVault): Promise<readonly string[]> =>
  vault.look(['archive', 'drafts'], async (reader) => [
    ...(await reader.list('archive')).flatMap(({ record }) => (record.kind === 'text' ? [record.text] : [])).sort(),
    ...(await reader.list('drafts')).map(({ record }) => record.text),
  ]);

const at = (time: number): End => ({ kind: 'at', time });

test('R-VAULT-45: two who forget at the same moment lose nothing that stays, and neither fails', async () => {
  const { made, vault } = await open();
  await keep(vault, 'stays');
  for (const text of ['one', 'two', 'three']) await keep(vault, text, at(NOON + 60));
  const other = await made.again().open();
  made.now += 60;
  const erased = await Promise.all([vault.sweep(), other.sweep(), vault.sweep(), vault.setKeepDays(thread, 90)]);
  expect(erased.slice(0, 3)).toContain(true);
  expect(await texts(vault)).toEqual(['stays', 'draft after three']);
  expect(await texts(await made.again().open())).toEqual(['stays', 'draft after three']);
});

test('a turn of the epoch that somebody else has finished is not finished twice', async () => {
  const { made, vault } = await open();
  await keep(vault, 'stays');
  const workers = await Promise.all([1, 2, 3, 4].map(() => made.again().open()));
  made.now += DAY;
  await Promise.all([...workers.map((worker) => worker.sweep()), made.again().open()]);
  expect(await texts(await made.again().open())).toEqual(['stays', 'draft after stays']);
});

/** What each of these does to the vault; each is stopped at every replacing of the key file. */
const deeds: readonly [string, (vault: OpenVault, made: TestVault) => Promise<unknown>, readonly string[]][] = [
  ['erasing what is over', (vault) => vault.sweep(), ['stays', 'draft after stays']],
  ['keeping nothing', (vault) => vault.setKeepDays(thread, 0), ['draft after stays']],
  ['forgetting the thread', (vault) => vault.forgetThread(thread), ['draft after stays']],
];

test.each(deeds)('R-VAULT-44: %s goes on where it was stopped, at the next unlocking', async (_, deed, left) => {
  for (let stop = 0; ; stop++) {
    const { made, vault } = await open();
    await keep(vault, 'over soon', at(NOON + 60));
    await keep(vault, 'stays');
    made.now += 60;
    const { replace } = made.file;
    let writes = 0;
    made.file.replace = async (bytes) => {
      if (writes++ === stop) throw new Error('the browser was killed');
      if (writes > stop + 1) throw new Error('nothing is written by the dead');
      await replace(bytes);
    };
    const wasStopped = await deed(vault, made).then(
      () => false,
      () => true,
    );
    made.file.replace = replace;
    const finder = { databaseName: made.databaseName, file: made.file, vaultKey: vaultKeyIn(made.session) };
    made.session.clear();
    await made.again().unlock(CODE);
    const opened = await made.again().open();
    const found = await texts(opened);
    // Stopped before anything was noted, nothing has happened but what was over anyway.
    const nothingNoted = stop === 0 && left.length < 2 && found.includes('stays');
    expect(found, `stopped at write ${stop}`).toEqual(nothingNoted ? ['stays', 'draft after stays'] : left);
    if (nothingNoted) await deed(opened, made);
    const had = openVersions(finder).flatMap(({ record }) => ('text' in record ? [record.text] : []));
    expect(had).not.toContain('over soon');
    expect(had.includes('stays')).toBe(left.includes('stays'));
    expect(keysOf(finder).before).toBeNull();
    if (!wasStopped) break;
    expect(stop).toBeLessThan(10);
  }
});

test('a step that is asked again takes the key for the end that it asks for now', () => {
  const supply = makeSupply();
  const name = new Uint8Array(16);
  supply.begin().take(name, at(1));
  supply.fill([new Uint8Array([1])]);
  const keys = supply.begin();
  expect(keys.take(name, at(2))).toHaveLength(0);
  expect(keys.take(name, at(1))).toEqual(new Uint8Array([1]));
  expect(supply.missing()).toEqual([{ thread: name, end: at(2) }]);
  supply.fill([new Uint8Array([2])]);
  const again = supply.begin();
  expect([again.take(name, at(2)), again.take(name, at(1))]).toEqual([new Uint8Array([2]), new Uint8Array([1])]);
  expect(again.take(name, at(2))).toHaveLength(0);
});

test('a key that was made for a step which never was is gone at the next lock', async () => {
  const { made, vault } = await open();
  const failing = vault.step({
    touches: ['archive'],
    read: async () => null,
    decide: (_, textKeys) => {
      if (textKeys.take(vault.keyring.thread(thread), at(NOON + DAY)).length > 0) throw new Error('killed');
      return { writes: [], output: null };
    },
  });
  await expect(failing).rejects.toThrow('killed');
  const finder = { databaseName: made.databaseName, file: made.file, vaultKey: vaultKeyIn(made.session) };
  expect(keysOf(finder).texts).toHaveLength(1);
  await made.vault.lock();
  expect(keysOf(finder).texts).toHaveLength(0);
});
