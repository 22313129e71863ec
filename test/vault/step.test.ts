/** One step is one strict transaction: all of it or nothing, one after the other. R-VAULT-2. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { OpenVault } from '../../lib/vault/open-vault.ts';
import { put, remove } from '../../lib/vault/step.ts';
import { CODE, type TestVault, testVault } from './support.ts';

const one = { site: 'x', ownId: '1', conversationId: '1-2' };
const other = { site: 'x', ownId: '1', conversationId: '1-3' };
let made: TestVault;
let vault: OpenVault;

beforeEach(async () => {
  made = testVault();
  await made.vault.create(CODE);
  vault = await made.vault.open();
});

const draftOf = (id: typeof one): Promise<string | undefined> =>
  vault.look(['drafts'], async (reader) => (await reader.get('drafts', vault.keyring.draft(id)))?.text);

const append = (id: typeof one, letter: string, { keyring, step } = vault): Promise<string> =>
  step({
    touches: ['drafts'],
    read: async (reader) => (await reader.get('drafts', keyring.draft(id)))?.text ?? '',
    decide: (before) => ({
      writes: [put('drafts', keyring.draft(id), { text: before + letter })],
      output: before + letter,
    }),
  });

test('steps on one record never lose an update, from however many sides they come', async () => {
  const worker = await made.again().open();
  await Promise.all(Array.from({ length: 20 }, (_, index) => append(one, 'a', index % 2 === 0 ? vault : worker)));
  expect(await draftOf(one)).toBe('a'.repeat(20));
});

test('a step that throws has changed nothing, and its error comes through', async () => {
  await append(one, 'a');
  const failing = vault.step({
    touches: ['drafts'],
    read: (reader) => reader.get('drafts', vault.keyring.draft(one)),
    decide: () => {
      throw new Error('no');
    },
  });
  await expect(failing).rejects.toThrow('no');
  expect(await append(one, 'b')).toBe('ab');
});

test('when one write fails, none is kept and nothing is released', async () => {
  const secret = Uint8Array.of(1, 2, 3);
  const failing = vault.step({
    touches: ['drafts'],
    read: async () => null,
    decide: () => ({
      writes: [
        put('drafts', vault.keyring.draft(one), { text: 'kept?' }),
        put('threads', vault.keyring.thread(one), undefined as never), // a store that the step does not touch
      ],
      output: 'released',
      spent: [secret],
    }),
  });
  await expect(failing).rejects.toThrow();
  expect(await draftOf(one)).toBeUndefined();
  expect(secret).toEqual(Uint8Array.of(1, 2, 3)); // the old state still needs it
});

test('what is spent is overwritten once the step is on disk', async () => {
  const secret = Uint8Array.of(1, 2, 3);
  await vault.step({
    touches: ['drafts'],
    read: async () => null,
    decide: () => ({ writes: [], output: null, spent: [secret] }),
  });
  expect(secret).toEqual(new Uint8Array(3));
});

test('every step asks for strict durability', async () => {
  const asked: unknown[] = [];
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof transaction>) {
    asked.push(given);
    return transaction.apply(this, given);
  };
  try {
    await append(one, 'a');
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  expect(asked).toEqual([[['meta', 'drafts'], 'readwrite', { durability: 'strict' }]]);
});

test('records are removed, and listed by the thread that they belong to', async () => {
  const outgoing = (id: typeof one, order: number) =>
    put('outbox', vault.keyring.outbox(id, Uint8Array.of(order)), {
      thread: id,
      kind: 'message',
      armored: '',
      text: `number ${order}`,
      createdAt: 0,
      order,
    });
  await vault.step({
    touches: ['outbox'],
    read: async () => null,
    decide: () => ({ writes: [outgoing(one, 1), outgoing(other, 2), outgoing(one, 3)], output: null }),
  });
  const ofOne = () => vault.look(['outbox'], (reader) => reader.list('outbox', vault.keyring.outboxOf(one)));
  expect((await ofOne()).map(({ record }) => record.order).sort()).toEqual([1, 3]);
  const [first] = await ofOne();
  if (first === undefined) throw new Error('nothing listed');
  await vault.step({
    touches: ['outbox'],
    read: async () => null,
    decide: () => ({ writes: [remove('outbox', first.key)], output: null }),
  });
  expect(await ofOne()).toHaveLength(1);
});
