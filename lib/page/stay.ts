/** One conversation while the page stands in it. Everything that was put into the page for it goes when it ends. */
import type { Ask } from '../rpc/client.ts';
import type { News } from '../rpc/events.ts';
import type { PageWords } from '../rpc/page-words.ts';
import type { PageThread, ThreadRef } from '../rpc/thread-types.ts';
import type { Adapter } from '../sites/adapter.ts';
import type { Visit } from './box.ts';
import { ComposerCover } from './composer-cover.ts';
import { isNoneGuarded } from './none-guarded.ts';
import { Reading } from './reading.ts';
import { after, begun, type StayEvent, type StayState } from './stay-states.ts';

/** The composer begins when the texts have been painted, for its frame takes time from theirs and from the page's; but no later than that. Milliseconds. */
const COMPOSER_BY_MS = 2_000;
/** So long after two frames the glass has painted what it was given. */
const PAINTED_MS = 100;

interface StayParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly ref: ThreadRef;
  readonly words: () => Promise<PageWords>;
  /** The person left the composer, or the glass, with Tab. */
  readonly left: (from: 'composer' | 'glass') => void;
  /** The person wants to go on in the page, and chose that in the glass. */
  readonly released: () => void;
  /** The composer has the focus. */
  readonly entered: () => void;
  /** How the site's box gets the focus when that is needed. */
  readonly visit: Visit;
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
  /** Null until something was heard: the mark may be set a moment after us. */
  #state: StayState | null = null;
  /** The background has answered once. */
  #isKnown = false;
  /** Requests about the thread that are under way. */
  #asking = 0;
  /** How often it was asked about, and the latest of these times of which the answer is here: an older one comes too late. */
  #asked = 0;
  #heard = 0;
  /** Something was shown here. A thread that is forgotten meanwhile keeps its rows covered, with what is to be said of them. */
  #shows = false;
  /** It is the composer's turn to begin, or will be when the texts are painted. */
  #isComposersTurn = false;
  #isTurnNear = false;
  #cover: { readonly composer: ComposerCover; readonly ends: AbortController } | null = null;

  constructor(parts: StayParts) {
    const { adapter, ask, ref, words } = parts;
    this.#parts = parts;
    this.#ref = ref;
    this.#reading = new Reading({
      adapter,
      ask,
      ref: () => this.#ref,
      words,
      mode: () => (this.#shows ? 'show' : 'watch'),
      locked: () => this.#lock(),
      left: () => parts.left('glass'),
      released: parts.released,
      drawn: () => this.#giveTurnSoon(),
      escaped: () => this.#returnToComposer(),
      signal: this.#readingEnds.signal,
    });
    this.#ends.signal.addEventListener('abort', () => this.#readingEnds.abort());
    setTimeout(() => this.#giveTurn(), COMPOSER_BY_MS);
    void this.#learn();
  }

  get ref(): ThreadRef {
    return this.#ref;
  }

  get composer(): ComposerCover | null {
    return this.#cover?.composer ?? null;
  }

  get state(): StayState {
    return this.#state ?? begun(isNoneGuarded());
  }

  get glass(): Reading['glass'] {
    return this.#reading.glass;
  }

  /** The page still stands here. Its handle may have come late, and rows and form may be new. */
  look(ref: ThreadRef): void {
    if (this.#isRetired) {
      this.#cover?.composer.follow();
      return;
    }
    const handleCame = ref.peerHandle !== null && ref.peerHandle !== this.#ref.peerHandle;
    this.#ref = { ...ref, peerHandle: ref.peerHandle ?? this.#ref.peerHandle };
    if (handleCame || (!this.#isKnown && this.#asking === 0)) void this.#learn();
    this.#dress();
    this.#reading.follow();
  }

  /** Something changed in the background: asks anew about thread and rows. */
  refresh(news: News['news']): void {
    if (news === 'first') this.#state = after(this.state, 'first protection');
    this.#reading.forget();
    void this.#learn();
  }

  /** Sotto is gone from under the page: rows look as the site has them, and a guarded box stays shut, with a way out. */
  retire(): void {
    this.#isRetired = true;
    if (this.state === 'guarded' && this.#cover === null) location.reload(); // too early to say anything over the box
    this.#readingEnds.abort();
    this.#cover?.composer.retire();
  }

  end(): void {
    this.#ends.abort();
  }

  /** From the glass, unless the person has gone elsewhere since. Chromium may take the composer to have the focus still, if it had it from us. */
  #returnToComposer(): void {
    const { composer, glass } = this;
    if (composer !== null && (glass?.hasFocus() || document.activeElement === composer.host)) composer.takeBack(false);
  }

  #giveTurnSoon(): void {
    if (this.#isTurnNear) return;
    this.#isTurnNear = true;
    const give = (): void => void setTimeout(() => this.#giveTurn(), PAINTED_MS);
    requestAnimationFrame(() => requestAnimationFrame(give));
  }

  #giveTurn(): void {
    if (this.#isComposersTurn || this.#ends.signal.aborted) return;
    this.#isComposersTurn = true;
    this.#dress();
  }

  async #learn(): Promise<void> {
    this.#asking += 1;
    this.#asked += 1;
    const mine = this.#asked;
    const thread = await this.#parts.ask('page.thread', { ref: this.#ref }).catch(() => null);
    this.#asking -= 1;
    if (this.#ends.signal.aborted || mine < this.#heard) return;
    if (thread !== null) this.#heard = mine;
    this.#state = after(this.state, thread === null ? 'no answer' : eventOf(thread)); // without one it is asked again at the next look
    const [wasKnown, didShow] = [this.#isKnown, this.#shows];
    this.#isKnown ||= thread !== null;
    this.#shows ||= thread !== null && thread.kind !== 'off';
    this.#dress();
    if (!wasKnown || this.#shows !== didShow) this.#reading.look(); // or the answer is no news to the list
  }

  /** A thread without a known id that shows armor counts as protected. */
  #lock(): void {
    this.#state = after(this.state, 'rows are locked');
    this.#isKnown = true;
    this.#shows = true;
    this.#dress();
  }

  /** Puts the composer over the form of a guarded thread, and takes it away from any other. */
  #dress(): void {
    if (this.state === 'guarded') {
      if (this.#isComposersTurn) this.#cover ??= this.#makeCover();
      this.#cover?.composer.follow();
    } else {
      this.#cover?.ends.abort();
      this.#cover = null;
    }
    this.#parts.changed();
  }

  #makeCover() {
    const { adapter, ask, words, left, entered, visit } = this.#parts;
    const ends = new AbortController();
    this.#ends.signal.addEventListener('abort', () => ends.abort());
    const composer = new ComposerCover({
      ask,
      ref: () => this.#ref,
      words,
      form: adapter.form,
      adapter,
      visit,
      left: () => left('composer'),
      entered,
      keepScroll: (change) => this.#reading.keepScroll(change),
      signal: ends.signal,
    });
    return { composer, ends };
  }
}

const eventOf = (thread: PageThread): StayEvent => {
  if (thread.kind !== 'open') return thread.kind === 'off' ? 'answered: off' : 'answered: locked';
  return thread.guarded ? 'answered: guarded' : 'answered: not guarded';
};
