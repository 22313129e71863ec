/**
 * Keeps our composer's frame over the site's whole form: attach, GIF, voice and emoji buttons included, for they would
 * send in clear. Follows the form wherever it moves; what is typed in the frame never comes near this script.
 */

import type { Ask } from '../rpc/client.ts';
import type { FromComposer, ToComposer } from '../rpc/frame-port.ts';
import type { PageWords } from '../rpc/page-words.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Adapter } from '../sites/adapter.ts';
import type { Visit } from './box.ts';
import { type Frame, makeFrame, setStyle } from './frame.ts';
import { isDark } from './look.ts';
import { reloadNotice } from './orphan.ts';
import { SiteBox } from './site-box.ts';
import { type Standing, StandingHost } from './standing-host.ts';
import { rectOf, styleOf } from './unclobbered.ts';

/** The composer gets no higher than this, or so much of the window where that is more: in a narrow form its notices take many lines. */
const MAX_HEIGHT = 320;
const MOST_OF_WINDOW = 0.6;
/** A form is missing for a moment while a thread opens; after this time the layout is not understood. */
const FORM_PATIENCE_MS = 2_500;
/** Before the frame was told anything. */
const NOTHING_TOLD = { dark: null, understood: true, siteBox: '' };

interface CoverParts {
  readonly ask: Ask<'page'>;
  readonly ref: () => ThreadRef;
  readonly words: () => Promise<PageWords>;
  readonly form: () => HTMLElement | null;
  readonly adapter: Pick<Adapter, 'box' | 'answering'>;
  /** How the site's box gets the focus when that is needed. */
  readonly visit: Visit;
  /** The person left the composer with Tab. */
  readonly left: () => void;
  /** The composer has the focus. */
  readonly entered: () => void;
  /** Runs a change that may resize the list, which says whether it changed anything, without moving what the person looks at. */
  readonly keepScroll: (change: () => boolean) => void;
  readonly signal: AbortSignal;
}

export class ComposerCover {
  readonly #parts: CoverParts;
  readonly #frame: Frame<ToComposer, FromComposer>;
  readonly #standing: StandingHost;
  readonly #siteBox: SiteBox;
  readonly #resizes = new ResizeObserver(() => this.follow());
  /** The height that the composer asks for, and the width at which it does. CSS pixels. */
  #asks = { height: 0, width: Number.NaN };
  /** What it asked for at the width that it has. What it asks for before it stands anywhere would move the list to and fro. */
  #wanted = 0;
  /** What the frame was told last; null when it must be told again. */
  #told: { dark: boolean | null; understood: boolean | null; siteBox: string } = { ...NOTHING_TOLD };
  #missingSince: number | null = null;
  /** Asked for while there is a Sotto to ask. */
  readonly #words: Promise<PageWords>;
  /** The form that was given room for a long draft. */
  #roomy: HTMLElement | null = null;

  constructor(parts: CoverParts) {
    const { ask, ref, words, adapter, visit, signal } = parts;
    this.#parts = parts;
    this.#words = words();
    this.#siteBox = new SiteBox(adapter, visit);
    this.#frame = makeFrame({
      file: 'composer.html',
      title: this.#words.then(({ composer }) => composer),
      token: async () => (await ask('page.token', { ref: ref(), frame: 'composer' })).token,
      signal,
    });
    const { pane, element, host } = this.#frame;
    setStyle(pane, { width: '100%', height: '100%', overflow: 'hidden' });
    setStyle(element, { width: '100%', height: '100%' });
    this.#standing = new StandingHost(host, signal);
    this.#frame.onOpen = () => {
      void this.#siteBox.wish('cover'); // a frame that begins anew must say first what is to be seen there
      this.#told = { ...NOTHING_TOLD, understood: null };
      this.follow();
    };
    this.#frame.onMessage = (message) => this.#hear(message);
    for (const event of ['scroll', 'resize'])
      window.addEventListener(event, () => this.follow(), { capture: true, passive: true, signal });
    signal.addEventListener('abort', () => this.#end());
  }

  get host(): HTMLElement {
    return this.#frame.host;
  }

  /** Puts the frame where the form is now. Without a form it stays, or docks below, and says that the page is not understood. */
  follow(): void {
    const { form, signal } = this.#parts;
    if (signal.aborted) return;
    const site = form();
    if (site === null || rectOf(site).width === 0) {
      this.#missForm();
      return;
    }
    this.#missingSince = null;
    this.#understand(true);
    const { shown: isShown } = this.#lookIntoBox();
    if (Math.abs(this.#asks.width - rectOf(site).width) < 1)
      this.#wanted = Math.min(Math.max(this.#asks.height, 0), Math.max(MAX_HEIGHT, innerHeight * MOST_OF_WINDOW));
    this.#makeRoom(site, isShown ? 0 : this.#wanted);
    this.#resizes.observe(site);
    const { left, top, bottom, width, height } = rectOf(site);
    const tall = isShown ? this.#wanted : Math.max(height, this.#wanted);
    this.#standing.stand({ left, top: isShown ? besideOf({ top, bottom }, tall) : bottom - tall, width, height: tall });
    this.#tellLook(isDark(site));
  }

  /** Where the site's form stands while the person has it shown, and the composer above it. */
  get shown(): Standing | null {
    const site = this.#siteBox.said.shown ? this.#parts.form() : null;
    return site === null ? null : rectOf(site);
  }

  /** Where the composer is meant to stand. */
  get area(): Standing | null {
    return this.#standing.standing;
  }

  /** Gives the composer the focus that the page took. A page that does so again and again makes it pause. */
  takeBack(isTheft: boolean): void {
    if (this.#frame.hasFocus()) this.#frame.element.blur(); // it may only seem so: a focus that is there is not given
    this.#frame.element.focus();
    this.#frame.send({ kind: isTheft ? 'stolen' : 'focus' });
  }

  /** Sotto is gone: what stood in the frame cannot go on, and the site's box stays shut until the page is loaded afresh. */
  retire(): void {
    void this.#siteBox.wish('cover');
    const { dark } = this.#told;
    const showNotice = (said: PageWords) =>
      this.#frame.pane.replaceChildren(reloadNotice(said, dark === true, () => location.reload()));
    this.#words.then(showNotice, () => {}); // without words the frame stays, and the box shut
  }

  covered(): void {
    this.follow();
    this.#frame.send({ kind: 'covered' });
  }

  #hear(message: FromComposer): void {
    const { left, entered } = this.#parts;
    if (message.kind === 'left') left();
    else if (message.kind === 'entered') entered();
    else if (message.kind === 'height') {
      if (Number.isFinite(message.height)) this.#asks = message;
    } else void this.#siteBox.wish(message.wish).then(() => this.follow());
    this.follow();
  }

  /** Sees whether the site's box holds text, and tells the composer what has changed. */
  #lookIntoBox(): SiteBox['said'] {
    this.#siteBox.look();
    const { said } = this.#siteBox;
    const siteBox = JSON.stringify(said);
    if (siteBox !== this.#told.siteBox) this.#frame.send(said);
    this.#told.siteBox = siteBox;
    return said;
  }

  /** A thread that is opening has no form yet; one that has had none for a while is not understood. */
  #missForm(): void {
    this.#missingSince ??= performance.now();
    if (performance.now() - this.#missingSince < FORM_PATIENCE_MS) return;
    this.#standing.dock();
    this.#understand(false);
  }

  #understand(understood: boolean): void {
    if (understood !== this.#told.understood) this.#frame.send({ kind: 'layout', understood });
    this.#told.understood = understood;
  }

  #tellLook(dark: boolean): void {
    if (dark !== this.#told.dark) this.#frame.send({ kind: 'look', dark });
    this.#told.dark = dark;
  }

  /** The form grows with a long draft, as it would with the site's own box, instead of the list being covered. */
  #makeRoom(site: HTMLElement, wanted: number): void {
    const height = wanted === 0 ? '' : `${Math.ceil(wanted)}px`;
    if (styleOf(site).minHeight === height) return;
    this.#roomy = site;
    this.#parts.keepScroll(() => {
      styleOf(site).setProperty('min-height', height, 'important');
      return true;
    });
  }

  #end(): void {
    this.#resizes.disconnect();
    if (this.#roomy !== null) styleOf(this.#roomy).removeProperty('min-height');
  }
}

/** Over the site's form, or under it where there is no room: with all that is to be pressed in it on the screen. */
const besideOf = ({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>, tall: number): number =>
  top >= tall ? top - tall : Math.max(Math.min(bottom, innerHeight - tall), 0);
