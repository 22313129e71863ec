/** What the composer knows and does, apart from how it looks. No text entered here is ever lost: it is in the box, on its way, or given back. */
import type { Ask } from '../rpc/client.ts';
import type { ComposerState } from '../rpc/contract.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import { filesRefused, focusTaken, somethingCovers } from '../words/composer-words.ts';
import { sayError } from '../words/sentences.ts';
import { type Failed, makeQueue } from './queue.ts';

const DRAFT_AFTER_MS = 300;

interface WritingParts {
  readonly ask: Ask<'composer'>;
  /** Something to draw changed. */
  readonly changed: () => void;
}

export class Writing {
  readonly #parts: WritingParts;
  readonly #queue: ReturnType<typeof makeQueue>;
  #state: ComposerState | null = null;
  #text = '';
  #notice: string | null = null;
  #failed: Failed | null = null;
  #busy = 0;
  #isPaused = false;
  /** The stored draft has been put into the box, or there is newer text in it. */
  #isRestored = false;
  /** What the vault holds of it. */
  #kept: string | null = null;
  #draftTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: WritingParts) {
    this.#parts = parts;
    this.#queue = makeQueue({
      ask: parts.ask,
      onBusy: (count) => this.#set(() => (this.#busy = count)),
      onFailed: (failed, waiting) => {
        this.#failed = failed;
        this.giveBack(waiting);
        void this.refresh();
      },
      onRefused: (code, texts) => void this.#takeRefusal(code, texts),
    });
  }

  get state(): ComposerState | null {
    return this.#state;
  }
  get text(): string {
    return this.#text;
  }
  get notice(): string | null {
    return this.#notice;
  }
  get isPaused(): boolean {
    return this.#isPaused;
  }
  get isBusy(): boolean {
    return this.#busy > 0;
  }

  /** Everything that is not sent stands in the vault. */
  get isKept(): boolean {
    return this.#uncommitted() === (this.#kept ?? '');
  }

  /** Why this message was not seen in the thread, when that happened in this frame. */
  whyUnsent(id: string): ErrorCode | null {
    return this.#failed?.id === id ? this.#failed.code : null;
  }

  /** Asks the background how things stand. What was typed here is newer than a stored draft and outlives a lock. */
  async refresh(): Promise<void> {
    const next = await this.#parts.ask('composer.state', {}).catch(() => null);
    if (next === null) return;
    if (next.kind === 'open' && !this.#isRestored) {
      this.#isRestored = true;
      this.#kept = next.draft;
      if (this.#text === '') this.#text = next.draft;
    }
    if (next.kind !== 'open') this.#isPaused = false; // nothing can be typed there anyway
    this.#set(() => (this.#state = next));
  }

  write(text: string): void {
    this.#isRestored = true;
    this.#notice = null; // what was noted has been seen by now
    this.#set(() => (this.#text = text));
    clearTimeout(this.#draftTimer);
    this.#draftTimer = setTimeout(() => this.keepDraft(), DRAFT_AFTER_MS);
  }

  send(): void {
    if (this.#text.trim() === '') return;
    this.#notice = null;
    this.#kept = null; // a committed message takes the stored draft with it
    this.#queue.add(this.#text);
    this.write('');
  }

  /** Puts texts back in front of what is in the box. */
  giveBack(texts: readonly string[]): void {
    this.write([...texts, this.#text].filter((part) => part !== '').join('\n'));
  }

  /** Has the vault keep what is not committed yet: the queue and the box. */
  keepDraft(): void {
    clearTimeout(this.#draftTimer);
    if (this.#state?.kind !== 'open') return; // a locked vault takes nothing; the text stays here
    const text = this.#uncommitted();
    if (text === this.#kept) return;
    void this.#parts.ask('composer.draft', { text }).then(
      () => this.#set(() => (this.#kept = text)),
      () => {}, // kept with the next change, or with the page's end
    );
  }

  noteCovered(): void {
    this.#set(() => (this.#notice = somethingCovers));
  }

  /** The page takes the focus again and again. Nothing more is typed until the person clicks into the box. */
  pause(): void {
    if (this.#state?.kind !== 'open') return;
    this.#set(() => {
      this.#isPaused = true;
      this.#notice = focusTaken;
    });
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#set(() => {
      this.#isPaused = false;
      this.#notice = null;
    });
  }

  noteFiles(): void {
    this.#set(() => (this.#notice = filesRefused));
  }

  /** A background that was stopped may have committed the first text: then it is unsent, and must not be offered twice. */
  async #takeRefusal(code: ErrorCode, texts: readonly string[]): Promise<void> {
    await this.refresh();
    const committed = this.#state?.kind === 'open' ? this.#state.unsent?.text : undefined;
    this.giveBack(code === 'rpc/interrupted' && committed === texts[0] ? texts.slice(1) : texts);
    if (committed !== texts[0]) this.#set(() => (this.#notice = sayError(code)));
  }

  #uncommitted(): string {
    return [...this.#queue.pending(), this.#text].filter((part) => part !== '').join('\n');
  }

  #set(change: () => void): void {
    change();
    this.#parts.changed();
  }
}
