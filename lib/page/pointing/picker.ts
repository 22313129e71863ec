/**
 * Lets the person point at the message box and then at one message, by mouse or keyboard. While they do, the page gets none of their presses and keys;
 * what the page makes up itself points at nothing. What is no box or no message gets a sentence, and another try (R-POINT-1).
 */
import type { Pointed, PointWords } from '../../rpc/pointed.ts';
import { INPUT_EVENTS, writes } from '../input-events.ts';
import { boxesOn, isBeside, textsOn } from './candidates.ts';
import { boxAt, derive, messageAt } from './derive.ts';
import { type Panel, showPanel } from './panel.ts';

const POINTER_EVENTS = [
  'pointerdown',
  'mousedown',
  'touchstart',
  'pointerup',
  'mouseup',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
  'contextmenu',
] as const;

/** How it ended is said so long. */
const SAID_MS = 6_000;

export interface PickerParts {
  /** Keeps what was pointed at. Rejects when that cannot be. */
  readonly keep: (pointed: Pointed) => Promise<unknown>;
}

interface Session {
  readonly words: PointWords;
  readonly panel: Panel;
  /** Once it was pointed at, a message is. */
  box: HTMLElement | null;
  /** Both were pointed at, and are being kept. */
  isOver: boolean;
  /** What the arrow keys have led to. */
  led: { readonly to: readonly Element[]; at: number } | null;
}

export class Picker {
  readonly #parts: PickerParts;
  #session: Session | null = null;

  constructor(parts: PickerParts) {
    this.#parts = parts;
    this.#listen();
  }

  get isActive(): boolean {
    return this.#session !== null;
  }

  begin(words: PointWords): void {
    this.#end();
    this.#listen(); // a page that wrote its document anew erased us
    const panel = showPanel({ ...words, onStop: () => this.#end() });
    panel.say(words.box);
    this.#session = { words, panel, box: null, isOver: false, led: null };
  }

  /** In front of every other listener of this window: what is heard here first is heard by nobody else. Listening twice is listening once. */
  #listen(): void {
    for (const type of POINTER_EVENTS) window.addEventListener(type, this.#press, { capture: true, passive: false });
    for (const type of INPUT_EVENTS) window.addEventListener(type, this.#key, { capture: true, passive: false });
    window.addEventListener('pointermove', this.#move, { capture: true, passive: true });
  }

  #end(): void {
    const session = this.#session;
    if (session === null) return;
    this.#session = null;
    session.panel.remove();
  }

  readonly #press = (event: Event): void => {
    const target = this.#targetOf(event);
    if (target === null) return;
    event.stopImmediatePropagation();
    if (!event.type.startsWith('touch')) event.preventDefault(); // or no click would come of it
    if (event.type === 'click') this.#take(target);
  };

  readonly #move = (event: Event): void => {
    const target = this.#targetOf(event);
    if (target !== null) this.#session?.panel.outline(this.#meant(target));
  };

  readonly #key = (event: Event): void => {
    const session = this.#session;
    if (session === null || !event.isTrusted) return;
    const isPanel = event.composedPath()[0] === session.panel.host;
    if (event instanceof KeyboardEvent && event.type === 'keydown' && this.#command(event.key, isPanel, session)) {
      event.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    event.stopImmediatePropagation();
    if (!isPanel && writes(event)) event.preventDefault(); // its button is pressed by keys
  };

  /** Says whether the key means anything here. */
  #command(key: string, isPanel: boolean, session: Session): boolean {
    if (key === 'Escape') this.#end();
    else if (key === 'ArrowDown' || key === 'ArrowUp') lead(session, key === 'ArrowDown' ? 1 : -1);
    else if (key === 'Enter' && session.led !== null) {
      const led = session.led.to[session.led.at];
      if (led !== undefined) this.#take(led);
    } else return key === 'Enter' && !isPanel;
    return true;
  }

  /** Where a gesture of the person went, unless that is our own panel. */
  #targetOf(event: Event): Element | null {
    const [target] = event.composedPath();
    if (this.#session === null || !event.isTrusted || target === this.#session.panel.host) return null;
    return target instanceof Element ? target : document.documentElement;
  }

  /** What would be taken there. */
  #meant(target: Element): Element | null {
    const box = this.#session?.box ?? null;
    return box === null ? boxAt(target) : (messageAt(target, box)?.text ?? null);
  }

  #take(target: Element): void {
    const session = this.#session;
    if (session === null || session.isOver) return;
    const { words, panel } = session;
    session.led = null;
    if (session.box === null) {
      session.box = boxAt(target);
      panel.outline(null);
      panel.say(session.box === null ? words.noBox : words.message);
      return;
    }
    const message = messageAt(target, session.box);
    if (message !== null && !isBeside(session.box, message)) {
      session.box = null;
      panel.say(words.noBox);
      return;
    }
    const pointed = message && derive(session.box, message);
    if (pointed === null) panel.say(words.noMessage);
    else void this.#finish(session, pointed);
  }

  async #finish(session: Session, pointed: Pointed): Promise<void> {
    session.isOver = true;
    const kept = await this.#parts.keep(pointed).then(
      () => true,
      () => false,
    );
    if (this.#session !== session) return; // stopped, or begun again meanwhile
    this.#end();
    const last = showPanel(null);
    last.say(kept ? session.words.done : session.words.failed);
    setTimeout(() => last.remove(), SAID_MS);
  }
}

const lead = (session: Session, by: 1 | -1): void => {
  session.led ??= {
    to: session.box === null ? boxesOn(document) : textsOn(document, session.box),
    at: by === 1 ? -1 : 0,
  };
  const { to } = session.led;
  if (to.length === 0) return;
  session.led.at = (session.led.at + by + to.length) % to.length;
  const found = to[session.led.at] ?? null;
  found?.scrollIntoView({ block: 'center' }); // at the edge a form may lie over it
  session.panel.outline(found);
};
