/** Knows what kind of row each armored text is. Asks the background, newest first, and never learns what a row says (R-PAGE-3). */
import type { Ask } from '../rpc/client.ts';
import type { RowKind } from '../rpc/rows.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { SeenRow } from './rows.ts';

/** One request names at most so many rows. */
const BATCH = 64;

interface KindsParts {
  readonly ask: Ask<'page'>;
  readonly ref: () => ThreadRef;
  /** Kinds were learned. `isLocked`: the vault is locked, and rows of this thread are protected. */
  readonly changed: (isLocked: boolean) => void;
}

export class Kinds {
  readonly #parts: KindsParts;
  readonly #kinds = new Map<string, RowKind>();
  readonly #asked = new Set<string>();
  /** The background knows that these stand in the thread. */
  readonly #standing = new Set<string>();

  constructor(parts: KindsParts) {
    this.#parts = parts;
  }

  get(armored: string): RowKind | undefined {
    return this.#kinds.get(armored);
  }

  /** What was learned may have changed. */
  forget(): void {
    this.#kinds.clear();
    this.#standing.clear();
  }

  /**
   * Asks for the newest of these that are not known; the others are asked for when the answer is there. A row that the site had not sent
   * when it was asked for, and has sent now, is asked for once more: it may be one of ours that waits to be seen.
   */
  async learn(rows: readonly SeenRow[]): Promise<void> {
    const standing = new Set(rows.flatMap(({ armored, sending }) => (sending === 'settled' && armored) || []));
    const isKnown = (text: string): boolean =>
      this.#kinds.has(text) && (this.#standing.has(text) || !standing.has(text));
    const batch = [...new Set(rows.flatMap(({ armored }) => armored ?? []))]
      .filter((text) => !isKnown(text) && !this.#asked.has(text))
      .slice(-BATCH);
    if (batch.length === 0) return;
    for (const text of batch) this.#asked.add(text);
    const asked = { ref: this.#parts.ref(), armored: batch, stands: batch.map((text) => standing.has(text)) };
    const answer = await this.#parts.ask('page.scan', asked).catch(() => null);
    for (const text of batch) this.#asked.delete(text);
    if (answer === null) return; // asked again at the next look
    batch.forEach((text, index) => {
      this.#kinds.set(text, answer.kinds[index] ?? 'none');
      if (standing.has(text)) this.#standing.add(text);
    });
    this.#parts.changed(answer.kinds.includes('locked'));
  }
}
