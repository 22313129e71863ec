/** Knows what kind of row each armored text is. Asks the background, newest first, and never learns what a row says (R-PAGE-3). */
import type { Ask } from '../rpc/client.ts';
import type { RowKind, ThreadRef } from '../rpc/contract.ts';

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

  constructor(parts: KindsParts) {
    this.#parts = parts;
  }

  get(armored: string): RowKind | undefined {
    return this.#kinds.get(armored);
  }

  /** What was learned may have changed. */
  forget(): void {
    this.#kinds.clear();
  }

  /** Asks for the newest of these that are not known; the others are asked for when the answer is there. */
  async learn(armored: readonly string[]): Promise<void> {
    const batch = [...new Set(armored)]
      .filter((text) => !this.#kinds.has(text) && !this.#asked.has(text))
      .slice(-BATCH);
    if (batch.length === 0) return;
    for (const text of batch) this.#asked.add(text);
    const answer = await this.#parts.ask('page.scan', { ref: this.#parts.ref(), armored: batch }).catch(() => null);
    for (const text of batch) this.#asked.delete(text);
    if (answer === null) return; // asked again at the next look
    batch.forEach((text, index) => {
      this.#kinds.set(text, answer.kinds[index] ?? 'none');
    });
    this.#parts.changed(answer.kinds.includes('locked'));
  }
}
