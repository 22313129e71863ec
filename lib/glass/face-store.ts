/** Knows what each armored text says. Asks the background for what is missing: the newest first, and then the rest. */
import type { Ask } from '../rpc/client.ts';
import type { GlassRow } from '../rpc/rows.ts';
import { type Face, faceOf, shownAgain } from './faces.ts';
import { type Mark, markOf } from './order.ts';

/** One request names at most so many rows. */
const BATCH = 64;
/** So many requests at once, after the first: what they bring is drawn together. */
const BATCHES = 8;
/** Texts kept in this frame beside those on the screen; older ones are asked for again. */
const MAX_FACES = 1_000;

/** A row's face the first time it stands on the screen, and every further time. */
export interface Faces {
  readonly first: Face;
  readonly again: Face;
  /** What the row is to the count of its author's messages. */
  readonly mark: Mark;
  /** The person wrote it, or wants to hear nothing of whoever did. */
  readonly isQuiet: boolean;
}

interface Known {
  readonly faces: Faces;
  /** Asked for after so many news. */
  readonly asOf: number;
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
  readonly #known = new Map<string, Known>();
  /** Texts whose time begins when they are seen, and that were not said to be. */
  readonly #unseen = new Set<string>();
  #wanted: ReadonlySet<string> = new Set();
  #isAsking = false;
  /** How often something changed in the background. */
  #news = 0;

  constructor(parts: FaceStoreParts) {
    this.#parts = parts;
  }

  get(armored: string): Faces | undefined {
    return this.#known.get(armored)?.faces;
  }

  /** Does this text's time begin when it is seen? */
  isUnseen(armored: string): boolean {
    return this.#unseen.has(armored);
  }

  /** These stand before the person's eyes: the time of those that have one begins. */
  async see(armored: readonly string[]): Promise<void> {
    const seen = [...new Set(armored)].filter((text) => this.#unseen.delete(text)).slice(-BATCH);
    if (seen.length === 0) return;
    const asOf = this.#news;
    try {
      const { rows } = await this.#parts.ask('glass.read', { armored: seen, shown: true });
      for (const row of rows) this.#take(row, asOf);
      this.#parts.changed();
    } catch {
      for (const text of seen) this.#unseen.add(text); // said again when something is drawn next
    }
  }

  /** Takes what was read for it unasked. */
  learn(rows: readonly GlassRow[]): void {
    if (rows.length === 0) return;
    for (const row of rows) this.#take(row, this.#news);
    this.#parts.changed();
  }

  /** These texts are on the screen now: learns those that are not known. */
  want(armored: readonly string[]): void {
    this.#wanted = new Set(armored);
    void this.#learn();
  }

  /** Something changed in the background: asks again for everything that is on the screen. What is known stands until the answer. */
  refresh(): void {
    this.#news += 1;
    void this.#learn();
  }

  clear(): void {
    this.#unseen.clear();
    this.#known.clear();
  }

  async #learn(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (await this.#learnBatch()) this.#parts.changed();
    } catch {
      // Refused or interrupted: what is not known any more is taken off, and the next layout or news asks again.
    }
    this.#isAsking = false;
    if (this.#dropOutdated()) this.#parts.changed();
  }

  async #learnBatch(): Promise<boolean> {
    const asOf = this.#news;
    const missing = [...this.#wanted].filter((text) => this.#known.get(text)?.asOf !== asOf);
    if (missing.length === 0) return false;
    const isFirst = missing.length === this.#wanted.size;
    const batches = inBatches(missing.slice(-BATCH * (isFirst ? 1 : BATCHES)));
    const answers = await Promise.all(
      batches.map((armored) => this.#parts.ask('glass.read', { armored, shown: false })),
    );
    for (const { rows } of answers) for (const row of rows) this.#take(row, asOf);
    this.#dropOldest();
    return answers.every(({ rows }, index) => rows.length === batches[index]?.length); // an answer that leaves one out is not asked for again at once
  }

  #take(row: GlassRow, asOf: number): void {
    if ((this.#known.get(row.armored)?.asOf ?? asOf) > asOf) return; // overtaken
    const first = faceOf(row, this.#parts.now());
    this.#forget(row.armored); // so that it becomes the newest
    const isQuiet = row.kind === 'unreadable' ? row.reason === 'barred' : row.author === 'us';
    this.#known.set(row.armored, { faces: { first, again: shownAgain(first), mark: markOf(row), isQuiet }, asOf });
    if (row.kind === 'text' && row.unseen) this.#unseen.add(row.armored);
  }

  /** What is on the screen stays, however much that is: it would be asked for again at once. */
  #dropOldest(): void {
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_FACES) return;
      if (!this.#wanted.has(oldest)) this.#forget(oldest);
    }
  }

  #dropOutdated(): boolean {
    const outdated = [...this.#known].filter(([, { asOf }]) => asOf !== this.#news);
    for (const [armored] of outdated) this.#forget(armored);
    return outdated.length > 0;
  }

  #forget(armored: string): void {
    this.#known.delete(armored);
    this.#unseen.delete(armored);
  }
}

/** The newest first. */
const inBatches = (texts: readonly string[]): readonly (readonly string[])[] => {
  const batches: (readonly string[])[] = [];
  for (let end = texts.length; end > 0; end -= BATCH) batches.push(texts.slice(Math.max(end - BATCH, 0), end));
  return batches;
};
