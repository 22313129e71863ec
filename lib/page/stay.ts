/** One conversation while the page stands in it. Everything that was put into the page for it goes when it ends. */
import type { Ask } from '../rpc/client.ts';
import type { PageThread, ThreadRef } from '../rpc/thread-types.ts';
import type { Adapter } from '../sites/adapter.ts';
import { ComposerCover } from './composer-cover.ts';
import { Reading } from './reading.ts';

interface StayParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly ref: ThreadRef;
  /** The person left the composer, or the glass, with Tab. */
  readonly left: (from: 'composer' | 'glass') => void;
  /** The person wants to go on in the page, and chose that in the glass. */
  readonly released: () => void;
  /** The composer has the focus. */
  readonly entered: () => void;
  /** Whether the thread is guarded may have changed. */
  readonly changed: () => void;
}

export class Stay {
  readonly #parts: StayParts;
  readonly #ends = new AbortController();
  readonly #readingEnds = new AbortController();
  #isRetired = false;
  readonly #reading: Reading;
  #ref: ThreadRef;
  /** Null until the background has answered. */
  #thread: PageThread | null = null;
  /** Something was shown here. A thread that is forgotten meanwhile keeps its rows covered, with what is to be said of them. */
  #shows = false;
  #cover: { readonly composer: ComposerCover; readonly ends: AbortController } | null = null;

  constructor(parts: StayParts) {
    const { adapter, ask, ref } = parts;
    this.#parts = parts;
    this.#ref = ref;
    this.#reading = new Reading({
      adapter,
      ask,
      ref: () => this.#ref,
      mode: () => (this.#shows ? 'show' : 'watch'),
      locked: () => this.#lock(),
      left: () => parts.left('glass'),
      released: parts.released,
      escaped: () => this.composer?.takeBack(false),
      signal: this.#readingEnds.signal,
    });
    this.#ends.signal.addEventListener('abort', () => this.#readingEnds.abort());
    void this.#learn();
  }

  get ref(): ThreadRef {
    return this.#ref;
  }

  get composer(): ComposerCover | null {
    return this.#cover?.composer ?? null;
  }

  get glass(): Reading['glass'] {
    return this.#reading.glass;
  }

  get state(): 'held' | 'guarded' | 'free' {
    if (this.#thread === null) return 'held';
    return this.#thread.kind === 'locked' || (this.#thread.kind === 'open' && this.#thread.guarded)
      ? 'guarded'
      : 'free';
  }

  /** The page still stands here. Its handle may have come late, and rows and form may be new. */
  look(ref: ThreadRef): void {
    if (this.#isRetired) {
      this.#cover?.composer.follow();
      return;
    }
    const handleCame = ref.peerHandle !== null && ref.peerHandle !== this.#ref.peerHandle;
    this.#ref = { ...ref, peerHandle: ref.peerHandle ?? this.#ref.peerHandle };
    if (this.#thread === null || handleCame) void this.#learn();
    this.#dress();
    this.#reading.look();
  }

  /** Something changed in the background: asks anew about thread and rows. */
  refresh(): void {
    this.#reading.forget();
    void this.#learn();
  }

  /** Sotto is gone from under the page: rows look as the site has them, and a guarded box stays shut, with a way out. */
  retire(): void {
    this.#isRetired = true;
    this.#readingEnds.abort();
    this.#cover?.composer.retire();
  }

  end(): void {
    this.#ends.abort();
  }

  async #learn(): Promise<void> {
    const thread = await this.#parts.ask('page.thread', { ref: this.#ref }).catch(() => null);
    if (this.#ends.signal.aborted) return;
    if (thread !== null) this.#thread = thread; // else it stays as it was, held at first, and is asked again at the next look
    this.#shows ||= this.#thread !== null && this.#thread.kind !== 'off';
    this.#dress();
    this.#reading.look();
  }

  /** A thread without a known id that shows armor counts as protected. */
  #lock(): void {
    if (this.#thread?.kind === 'locked') return;
    this.#thread = { kind: 'locked' };
    this.#shows = true;
    this.#dress();
  }

  /** Puts the composer over the form of a guarded thread, and takes it away from any other. */
  #dress(): void {
    if (this.state === 'guarded') {
      this.#cover ??= this.#makeCover();
      this.#cover.composer.follow();
    } else {
      this.#cover?.ends.abort();
      this.#cover = null;
    }
    this.#parts.changed();
  }

  #makeCover() {
    const { adapter, ask, left, entered } = this.#parts;
    const ends = new AbortController();
    this.#ends.signal.addEventListener('abort', () => ends.abort());
    const composer = new ComposerCover({
      ask,
      ref: () => this.#ref,
      form: adapter.form,
      left: () => left('composer'),
      entered,
      keepScroll: (change) => this.#reading.keepScroll(change),
      signal: ends.signal,
    });
    return { composer, ends };
  }
}
