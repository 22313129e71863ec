/** A vault whose texts are searched: said to Bob or Carol, found as the archive has them, and the segments as they lie on disk. */
import type { OpenVault } from '../../lib/vault/open-vault.ts';
import type { IndexRecord, ThreadId } from '../../lib/vault/records.ts';
import { makeSearch, type Search } from '../../lib/vault/search.ts';
import { put } from '../../lib/vault/step.ts';
import { DAY } from '../support/people.ts';
import { CODE, type TestVault, testVault } from './support.ts';

export const bob: ThreadId = { site: 'x', ownId: '1', conversationId: '1-2' };
export const carol: ThreadId = { site: 'x', ownId: '1', conversationId: '1-3' };

export class Searching {
  readonly made: TestVault = testVault();
  vault: OpenVault = undefined as unknown as OpenVault;
  readonly search: Search = makeSearch();
  private told = 0;

  static async begin(): Promise<Searching> {
    const searching = new Searching();
    await searching.made.vault.create(CODE);
    await searching.open();
    return searching;
  }

  async open(): Promise<void> {
    this.vault = await this.made.vault.open();
  }

  pass(days: number): void {
    this.made.now += days * DAY;
  }

  /** Puts texts into the archive as of now; with `seconds`, such as disappear after so many. */
  async tell(thread: ThreadId, texts: readonly string[], seconds: number | null = null): Promise<void> {
    const { now } = this.made;
    const first = this.told + 1;
    this.told += texts.length;
    await this.vault.step({
      touches: ['archive'],
      read: async () => null,
      decide: (_, keys) => ({
        writes: texts.map((text, index) => {
          const sequence = first + index;
          const hash = new Uint8Array(32);
          new DataView(hash.buffer).setUint32(0, sequence);
          const record = { kind: 'text', text, sequence, thread, author: 'us', time: now + sequence, hash } as const;
          const under =
            seconds === null ? null : keys.take(this.vault.keyring.thread(thread), { kind: 'at', time: now + seconds });
          return put('archive', this.vault.keyring.archived(hash), record, under);
        }),
        output: null,
      }),
    });
  }

  /** The texts that a query finds, as the archive has them, oldest first. */
  async find(query: string, threads: readonly ThreadId[] = [bob, carol], by = this.search): Promise<string[]> {
    const { texts } = await by.find(this.vault, threads, query);
    const records = await this.vault.look(['archive'], (reader) =>
      Promise.all(texts.map(({ name }) => reader.get('archive', name as never))),
    );
    return records.map((record) => (record?.kind === 'text' ? record.text : `(${record?.kind})`)).reverse();
  }

  /** As a worker that starts anew finds it. */
  findAnew(query: string): Promise<string[]> {
    return this.find(query, [bob, carol], makeSearch());
  }

  segments(): Promise<IndexRecord[]> {
    return this.vault.look(['index'], async (reader) => {
      const names = await reader.names('index');
      const found = await Promise.all(names.map((name) => reader.get('index', name)));
      return found.flatMap((segment) => segment ?? []).sort((a, b) => a.firstDay - b.firstDay || a.part - b.part);
    });
  }

  /** First and last day of each segment, counted from today, and how many texts it holds. */
  async shape(): Promise<[number, number, number][]> {
    const today = Math.floor(this.made.now / DAY);
    return (await this.segments()).map(({ firstDay, lastDay, times }) => [
      firstDay - today,
      lastDay - today,
      times.length,
    ]);
  }
}

/** `word n0`, `word n1` and so on. */
export const numbered = (count: number, word: string): string[] =>
  Array.from({ length: count }, (_, number) => `${word} n${number}`);
