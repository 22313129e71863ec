/** What the composer knows and does, apart from how it looks. No text entered here is ever lost: it is in the box, on its way, or given back. */
import type { Ask } from '../rpc/client.ts';
import type { ErrorCode } from '../rpc/errors.ts';
import type { ToComposer } from '../rpc/frame-port.ts';
import type { ComposerState, Entered } from '../rpc/thread-types.ts';
import { filesRefused, focusTaken, notSeen, siteBoxFirst, somethingCovers } from '../words/composer-words.ts';
import { sayError } from '../words/sentences.ts';
import { type Failed, makeQueue } from './queue.ts';

const DRAFT_AFTER_MS = 300;
/** Whoever types without a pause has it kept by then. Milliseconds. */
const DRAFT_BY_MS = 1_500;

type SiteBox = Pick<Extract<ToComposer, { kind: 'site-box' }>, 'holds' | 'shown' | 'copied'>;

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
  #isSeen = true;
  #siteBox: SiteBox = { holds: false, shown: false, copied: false };
  /** The stored draft has been put into the box, or there is newer text in it. */
  #isRestored = false;
  /** What is in the box came from the vault, and nothing was typed here since. */
  #isMirror = false;
  /** What the vault holds of it. */
  #kept: string | null = null;
  /** Given back without knowing whether they were committed: the vault was locked. */
  #doubtful: readonly Entered[] = [];
  #draftTimer: ReturnType<typeof setTimeout> | undefined;
  /** Since when there has been something to keep. Milliseconds. */
  #unkeptSince: number | null = null;

  constructor(parts: WritingParts) {
    this.#parts = parts;
    this.#queue = makeQueue({
      ask: parts.ask,
      onBusy: (count) => {
        this.#set(() => (this.#busy = count));
        this.#letGo();
      },
      onFailed: (failed, waiting) => {
        this.#failed = failed;
        this.giveBack(textsOf(waiting));
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
    return this.#isSeen ? this.#notice : notSeen;
  }
  /** Nothing is typed and nothing sent: the page takes the focus, or the box is not seen. */
  get isHeld(): boolean {
    return this.#isPaused || !this.#isSeen;
  }
  /** Does the site's own box hold text, so that nothing can be sent through it? */
  get siteBox(): SiteBox {
    return this.#siteBox;
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
      this.#isMirror = this.#text === '' && next.draft !== '';
      if (this.#text === '') this.#text = next.draft;
    } else if (next.kind === 'open' && this.#isMirror && next.draft === '') {
      this.#isMirror = false; // it went out from another tab
      [this.#text, this.#kept] = ['', ''];
    }
    if (next.kind === 'open') this.#settleDoubts(next.committed);
    if (next.kind !== 'open') this.#isPaused = false; // nothing can be typed there anyway
    const reopened = this.#state?.kind === 'locked' && next.kind === 'open';
    this.#set(() => (this.#state = next));
    if (reopened) this.keepDraft(); // what was typed in the last moment before the lock
  }

  write(text: string): void {
    this.#isRestored = true;
    this.#isMirror = false;
    this.#notice = null; // what was noted has been seen by now
    this.#set(() => (this.#text = text));
    clearTimeout(this.#draftTimer);
    this.#unkeptSince ??= performance.now();
    const left = this.#unkeptSince + DRAFT_BY_MS - performance.now();
    this.#draftTimer = setTimeout(() => this.keepDraft(), Math.min(DRAFT_AFTER_MS, Math.max(left, 0)));
  }

  send(): void {
    if (this.isHeld || this.#text.trim() === '') return;
    if (this.#siteBox.holds) {
      this.#set(() => (this.#notice = siteBoxFirst));
      return;
    }
    this.#notice = null;
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
    this.#unkeptSince = null;
    if (this.#state?.kind !== 'open') return; // a locked vault takes nothing; the text stays here
    const text = this.#uncommitted();
    if (text === this.#kept) return;
    void this.#parts.ask('composer.draft', { text: this.#text, pending: this.#queue.pending() }).then(
      () => {
        this.#set(() => (this.#kept = text));
        this.#letGo();
      },
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

  /** Is the box seen as we draw it? While it is not, nothing is typed. */
  see(isSeen: boolean): void {
    this.#set(() => (this.#isSeen = isSeen));
  }

  hearSiteBox(siteBox: SiteBox): void {
    if (!siteBox.holds && this.#notice === siteBoxFirst) this.#notice = null;
    this.#set(() => (this.#siteBox = siteBox));
  }

  noteFiles(): void {
    this.#set(() => (this.#notice = filesRefused));
  }

  /** A background that was stopped may have committed the first text: then it is sent or unsent, and must not be offered twice. */
  async #takeRefusal(code: ErrorCode, texts: readonly Entered[]): Promise<void> {
    await this.refresh();
    const committed = this.#state?.kind === 'open' ? this.#state.committed : [];
    const open = texts.filter(({ entry }) => !committed.includes(entry));
    if (this.#state?.kind !== 'open') this.#doubtful = open;
    this.giveBack(textsOf(open));
    if (open.length === texts.length) this.#set(() => (this.#notice = sayError(code)));
  }

  /** The vault is open again: what turns out to be committed leaves the box, and with it what was said of it. */
  #settleDoubts(committed: readonly string[]): void {
    for (const { entry, text } of this.#doubtful) {
      if (!committed.includes(entry)) continue;
      if (this.#text === text) this.write('');
      else if (this.#text.startsWith(`${text}\n`)) this.write(this.#text.slice(text.length + 1));
    }
    this.#doubtful = [];
  }

  /** Everything went out: a draft that was kept on the way must not bring it back. */
  #letGo(): void {
    if (!this.isBusy && !this.isKept && this.#uncommitted() === '') this.keepDraft();
  }

  #uncommitted(): string {
    return [...textsOf(this.#queue.pending()), this.#text].filter((part) => part !== '').join('\n');
  }

  #set(change: () => void): void {
    change();
    this.#parts.changed();
  }
}

const textsOf = (entered: readonly Entered[]): readonly string[] => entered.map(({ text }) => text);
