/** Knows what kind of row each armored text is. Asks the background, newest first, and never learns what a row says (R-PAGE-3). */
import type { Ask } from '../rpc/client.ts';
import type { RowKind } from '../rpc/rows.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { SeenRow } from './rows.ts';

/** One request names at most so many rows, and so many go out at once: what they bring is drawn together. */
const BATCH = 64;
const BATCHES = 8;

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

  /** Is there one whose kind is not known, or that was not known to stand there? */
  lacksAny(rows: readonly SeenRow[]): boolean {
    return rows.some((row) => this.#lacks(row));
  }

  /**
   * Asks for those that are not known, the newest of very many; the others are asked for when the answers are there. A row that the site had
   * not sent when it was asked for, and has sent now, is asked for once more: it may be one of ours that waits to be seen.
   */
  async learn(rows: readonly SeenRow[]): Promise<void> {
    const standing = new Set(rows.filter(isSettled).flatMap(({ armored }) => armored ?? []));
    const missing = [...new Set(rows.filter((row) => this.#lacks(row)).flatMap(({ armored }) => armored ?? []))]
      .filter((text) => !this.#asked.has(text))
      .slice(-BATCH * BATCHES);
    if (missing.length === 0) return;
    const batches = Array.from({ length: Math.ceil(missing.length / BATCH) }, (_, nth) =>
      missing.slice(nth * BATCH, (nth + 1) * BATCH),
    );
    const answers = await Promise.all(batches.map((batch) => this.#ask(batch, standing)));
    if (answers.every((answer) => answer === null)) return; // asked again at the next look
    this.#parts.changed(answers.some((answer) => answer?.includes('locked')));
  }

  #lacks(row: SeenRow): boolean {
    const { armored } = row;
    return armored !== null && !(this.#kinds.has(armored) && (this.#standing.has(armored) || !isSettled(row)));
  }

  /** Kinds of one batch; null when there was no answer. */
  async #ask(batch: readonly string[], standing: ReadonlySet<string>): Promise<readonly RowKind[] | null> {
    for (const text of batch) this.#asked.add(text);
    const asked = { ref: this.#parts.ref(), armored: batch, stands: batch.map((text) => standing.has(text)) };
    const answer = await this.#parts.ask('page.scan', asked).catch(() => null);
    for (const text of batch) this.#asked.delete(text);
    batch.forEach((text, index) => {
      if (answer === null) return;
      this.#kinds.set(text, answer.kinds[index] ?? 'none');
      if (standing.has(text)) this.#standing.add(text);
    });
    return answer?.kinds ?? null;
  }
}

const isSettled = ({ sending }: SeenRow): boolean => sending === 'settled';
