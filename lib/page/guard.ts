/**
 * Keeps the person's keys away from the site while a thread is protected. Stops trusted input at window capture,
 * takes stolen focus back, and holds the site's form inert. It decides nothing but who gets an event.
 */
import { isAnswer, lendFocus, type Visit } from './box.ts';
import { deepActive, isEditable, isForeignFrame } from './focus.ts';
import type { Frame } from './frame.ts';
import { BEGINNINGS, INPUT_EVENTS, isAt, PRESSES, writes } from './input-events.ts';
import { Listeners } from './listeners.ts';
import type { Standing } from './standing-host.ts';
import { isInert, isWithin, setInert } from './unclobbered.ts';

/** What the guard has to keep. `held`: a thread whose state is not known yet. */
export type GuardState = 'free' | 'held' | 'guarded';

export interface GuardParts {
  readonly state: () => GuardState;
  /** The site's form, looked up afresh each time. */
  readonly form: () => HTMLElement | null;
  /** Our composer's host, or null while there is none. */
  readonly host: () => HTMLElement | null;
  /** Where the composer is meant to stand, whatever the page did to its host. */
  readonly area: () => Standing | null;
  /** Where the person has the site's box shown, which stays shut: nobody who presses there means to hand the page their keys. */
  readonly shown: () => Standing | null;
  /** Gives the composer the focus back. `isTheft`: the page took it more than once. */
  readonly takeBack: (isTheft: boolean) => void;
  /** The frame that shows the thread: what is pressed there reaches no page. Null while there is none. */
  readonly glass: () => Pick<Frame<never, never>, 'host' | 'element' | 'hasFocus'> | null;
  /** A press inside the composer's rectangle hit something else. */
  readonly covered: () => void;
  /** The person writes in the composer, or has turned to the page: for the document that may come after this one. */
  readonly writes: (writing: boolean) => void;
  /** The page erased every listener of its window, ours included. They listen again, behind any that the page added first. */
  readonly erased: () => void;
}

/** A frame of the page that takes the focus sends no event here: so we look. */
const LOOK_EVERY_MS = 60;
/** Two thefts within this time are no accident. */
const THEFT_MS = 3_000;
/** The word of a frame that was left may come so long after the focus. */
const LATE_NEWS_MS = 500;

export class Guard {
  readonly #parts: GuardParts;
  readonly #listeners: Listeners;
  /** May the page have keys? Only after a gesture of the person in the page since the composer was last used. */
  #isReleased = false;
  /** The thread was guarded, and no gesture has come since: a page that says it stands elsewhere does not get the keys by that. */
  #lingers = false;
  /** What the next document was told of it. */
  #isWriting = false;
  #inertForm: HTMLElement | null = null;
  /** The box that has the focus for a text of ours, and what ends that. The form is open meanwhile, and for nothing else. */
  #visit: { readonly box: HTMLElement; readonly end: () => void } | null = null;
  #lastTheft = Number.NEGATIVE_INFINITY;
  /** Where the focus was when it was taken back last. */
  #taken: WeakRef<HTMLElement> | null = null;
  /** When the focus went back to where it had been taken from. */
  #givenAgain = Number.NEGATIVE_INFINITY;

  /** Starts guarding `window`, the one this script runs in, until `signal` is aborted. */
  constructor(parts: GuardParts, signal: AbortSignal) {
    this.#parts = parts;
    this.#listeners = new Listeners(window, signal, () => parts.erased());
    for (const type of INPUT_EVENTS) this.#listeners.add(type, (event) => this.#stop(event));
    for (const type of PRESSES) this.#listeners.add(type, (event) => this.#press(event as MouseEvent));
    this.#listeners.add('focusin', (event) => this.#focusMoved(event));
    this.#listeners.add('blur', () => {
      this.#noticeComposer();
      setTimeout(() => this.#noticeComposer()); // Firefox moves `activeElement` only after this event
    });
    const timer = setInterval(() => this.#lookForThief(), LOOK_EVERY_MS);
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      if (this.#inertForm !== null) setInert(this.#inertForm, false);
    });
  }

  /** A gesture of the person in the page: it may have keys until the composer is used again. */
  release(): void {
    this.#isReleased = true;
    this.#lingers = false;
    this.#note(false);
    this.holdForm();
  }

  /** The document is shown again: a gesture that the person made in it before says nothing any more. */
  returned(): void {
    this.#isReleased = false;
  }

  /** Whether the person wrote when the page left the document before this one: what is typed on is then not for this one (R-TYPE-1). */
  carryOver(writing: boolean): void {
    this.#isWriting = writing;
    if (this.#isReleased)
      this.#note(false); // a gesture came first
    else if (writing) {
      this.#lingers = true;
      this.holdForm();
      const taken = deepActive();
      if (taken instanceof HTMLElement && isEditable(taken)) taken.blur();
    }
  }

  /** The person left one of our frames with Tab. The focus may have come before this news, and been taken back: then it goes there again. */
  left(from: 'composer' | 'glass'): void {
    const taken = performance.now() - this.#lastTheft < LATE_NEWS_MS ? this.#taken?.deref() : undefined;
    if (from === 'glass' && taken === undefined && this.#hasComposer()) return; // the next stop of Tab was the composer
    this.#lastTheft = Number.NEGATIVE_INFINITY;
    this.release();
    this.#givenAgain = taken === undefined ? Number.NEGATIVE_INFINITY : performance.now();
    taken?.focus();
  }

  /** The composer has the focus, or had it: believed, but for the one time that we gave it the focus by mistake. */
  entered(): void {
    const isMistake = performance.now() - this.#givenAgain < LATE_NEWS_MS && !this.#hasComposer();
    this.#givenAgain = Number.NEGATIVE_INFINITY;
    if (!isMistake) this.#use();
  }

  /** Do our listeners still listen? When not, they do from now on. */
  isIntact(): boolean {
    return this.#listeners.check();
  }

  /**
   * An editor of the site's is to take text from us: until the end its form is open and may have the focus. The person's keys stay stopped, and the
   * first of them, or a focus that goes elsewhere, is the end.
   */
  readonly admit: Visit = (box) => {
    this.#visit?.end();
    const giveBack = this.#keepFocus(box);
    const end = (): void => {
      if (this.#visit?.end !== end) return;
      this.#visit = null;
      giveBack();
      this.holdForm();
    };
    this.#visit = { box, end };
    this.holdForm();
    return end;
  };

  /** Applies or lifts `inert` on the site's form. */
  holdForm(): void {
    const wanted = this.#state() === 'guarded' && this.#visit === null ? this.#parts.form() : null;
    if (this.#inertForm !== null && this.#inertForm !== wanted) setInert(this.#inertForm, false);
    if (wanted !== null && !isInert(wanted)) setInert(wanted, true);
    this.#inertForm = wanted;
  }

  #state(): GuardState {
    const state = this.#parts.state();
    if (state === 'guarded') this.#lingers = true;
    return this.#lingers && !this.#isReleased ? 'guarded' : state;
  }

  /** Keys at our own host are stopped too: while its frame is still loading they arrive here, in the page. */
  #mustStop(event: Event): boolean {
    if (!event.isTrusted || isAnswer(event)) return false; // our own insertion; and what a page makes itself it knows already
    switch (this.#state()) {
      case 'guarded':
        return !this.#isReleased || this.#concernsForm(event);
      case 'held':
        return true; // for the moment until the answer: a key that is stopped can be typed again
      case 'free':
        return false;
    }
  }

  /** A guarded page without a form is not understood: then every field could be the site's box. */
  #concernsForm(event: Event): boolean {
    const form = this.#parts.form();
    if (form === null) return this.#parts.host() !== null;
    return event.composedPath().includes(form) || isWithin(form, deepActive());
  }

  #stop(event: Event): void {
    if (!this.#mustStop(event)) return;
    if (BEGINNINGS.includes(event.type) && this.#visit !== null) this.#visit.end();
    else if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Tab') {
      this.release(); // Tab in the page is the keyboard's way of leaving, and writes nothing
      return;
    }
    event.stopImmediatePropagation();
    if (writes(event)) event.preventDefault();
  }

  #press(event: MouseEvent): void {
    const host = this.#parts.host();
    if (!event.isTrusted || (host !== null && event.composedPath().includes(host))) return;
    const { area, shown, covered, takeBack } = this.#parts;
    const isOnComposer = isAt(area(), event);
    if (isOnComposer || isAt(shown(), event)) {
      event.stopImmediatePropagation();
      event.preventDefault();
      if (isOnComposer) covered();
      else takeBack(false);
    } else if (event.type === 'pointerdown') this.release();
  }

  #focusMoved(event: Event): void {
    if (this.#state() !== 'guarded' || this.#isReleased) return;
    const host = this.#parts.host();
    if (host !== null && event.composedPath().includes(host)) return;
    const glass = this.#parts.glass();
    if (glass === null || !event.composedPath().includes(glass.host)) queueMicrotask(() => this.#theft());
    else setTimeout(() => glass.hasFocus() || this.#hasComposer() || this.#theft()); // Firefox knows only then which it is, frame or host
  }

  #lookForThief(): void {
    if (this.#isReleased || !isForeignFrame(deepActive(), this.#parts.host())) return;
    if (this.#state() === 'guarded') this.#theft();
  }

  #theft(): void {
    if (this.#visit !== null && isWithin(this.#visit.box, deepActive())) return;
    this.#visit?.end();
    const now = performance.now();
    const isTheft = now - this.#lastTheft < THEFT_MS;
    this.#lastTheft = now;
    const taken = deepActive();
    this.#taken = taken instanceof HTMLElement ? new WeakRef(taken) : null;
    const host = this.#parts.host();
    if (host !== null) this.#parts.takeBack(isTheft);
    // Behind a modal dialog the composer takes no focus: then nobody has it.
    if (host === null || document.activeElement !== host) (deepActive() as HTMLElement | null)?.blur();
  }

  /** What it returns gives the focus back to whoever has it now: in a frame of ours, to what has it there. */
  #keepFocus(box: HTMLElement): () => void {
    const { glass, takeBack } = this.#parts;
    const frame = glass();
    if (this.#hasComposer())
      return this.#returning(
        () => this.#hasComposer(),
        () => takeBack(false),
      );
    if (frame?.hasFocus())
      return this.#returning(
        () => frame.hasFocus(),
        () => frame.element.focus(),
      );
    return lendFocus(box);
  }

  /** Unless the person has turned to the page meanwhile. */
  #returning(hasIt: () => boolean, give: () => void): () => void {
    const wasReleased = this.#isReleased;
    const giveBack = (): void => {
      if (this.#visit === null && this.#isReleased === wasReleased && !hasIt()) give();
    };
    return () => {
      giveBack();
      setTimeout(giveBack); // while a key is told Firefox moves no focus into a frame
    };
  }

  #noticeComposer(): void {
    if (this.#hasComposer()) this.#use();
  }

  #use(): void {
    this.#isReleased = false;
    this.#note(true);
  }

  #note(writing: boolean): void {
    if (writing === this.#isWriting) return;
    this.#isWriting = writing;
    this.#parts.writes(writing);
  }

  #hasComposer(): boolean {
    const host = this.#parts.host();
    return host !== null && document.activeElement === host;
  }
}
