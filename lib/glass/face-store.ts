/** Knows what each armored text says. Asks the background for what is missing, one batch after the other. */
import type { Ask } from '../rpc/client.ts';
import type { GlassRow } from '../rpc/contract.ts';
import { type Face, faceOf, shownAgain } from './faces.ts';

/** One request names at most so many rows. */
const BATCH = 64;
/** Texts kept in this frame; older ones are asked for again. */
const MAX_FACES = 1_000;

/** A row's face the first time it stands on the screen, and every further time. */
export interface Faces {
  readonly first: Face;
  readonly again: Face;
}

interface FaceStoreParts {
  readonly ask: Ask<'glass'>;
  /** Unix seconds. */
  readonly now: () => number;
  /** Faces were learned. */
  readonly changed: () => void;
}

export class FaceStore {
  readonly #parts: FaceStoreParts;
  readonly #faces = new Map<string, Faces>();
  #wanted: readonly string[] = [];
  #isAsking = false;
  #isStale = false;

  constructor(parts: FaceStoreParts) {
    this.#parts = parts;
  }

  get(armored: string): Faces | undefined {
    return this.#faces.get(armored);
  }

  /** These texts are on the screen now: learns those that are not known. */
  want(armored: readonly string[]): void {
    this.#wanted = [...new Set(armored)];
    void this.#learn();
  }

  /** Something changed in the background: asks again for everything that is on the screen. What is drawn stays until then. */
  refresh(): void {
    this.#isStale = true;
    void this.#learn();
  }

  clear(): void {
    this.#faces.clear();
  }

  async #learn(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (await this.#learnBatch()) this.#parts.changed();
    } catch {
      // Refused or interrupted: what is not known stays undrawn, and the next layout or news asks again.
    }
    this.#isAsking = false;
  }

  async #learnBatch(): Promise<boolean> {
    if (this.#isStale) this.#faces.clear();
    this.#isStale = false;
    const batch = this.#wanted.filter((text) => !this.#faces.has(text)).slice(-BATCH); // the newest first
    if (batch.length === 0) return false;
    const { rows } = await this.#parts.ask('glass.read', { armored: batch });
    for (const row of rows) this.#take(row);
    return batch.every((text) => this.#faces.has(text)); // an answer that leaves one out is not asked for again at once
  }

  #take(row: GlassRow): void {
    const first = faceOf(row, this.#parts.now());
    this.#faces.set(row.armored, { first, again: shownAgain(first) });
    for (const oldest of this.#faces.keys()) {
      if (this.#faces.size <= MAX_FACES) break;
      this.#faces.delete(oldest);
    }
  }
}
