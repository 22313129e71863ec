/**
 * Keeps our composer's frame over the site's whole form: attach, GIF, voice and emoji buttons included, for they would
 * send in clear. Follows the form wherever it moves; what is typed in the frame never comes near this script.
 */
import type { Ask } from '../rpc/client.ts';
import type { ThreadRef } from '../rpc/contract.ts';
import type { FromComposer, ToComposer } from '../rpc/frame-port.ts';
import { type Frame, makeFrame, setStyle } from './frame.ts';
import { isDark } from './look.ts';

const MAX_HEIGHT = 320;
/** A form is missing for a moment while a thread opens; after this time the layout is not understood. */
const FORM_PATIENCE_MS = 2_500;
const HOST = { all: 'initial', position: 'fixed', display: 'block', 'z-index': '2147483647' };
/** Where the frame stands when there has never been a form. */
const DOCK = { left: 'max(8px, calc(50vw - 300px))', top: 'calc(100vh - 132px)', width: 'min(600px, calc(100vw - 16px))', height: '120px' };

export interface ComposerCover {
  readonly host: HTMLElement;
  /** Puts the frame where the form is now. Without a form it stays, or docks below, and says that the page is not understood. */
  follow(form: HTMLElement | null): void;
  takeBack(): void;
  covered(): void;
}

interface CoverParts {
  readonly ask: Ask<'page'>;
  readonly ref: () => ThreadRef;
  readonly form: () => HTMLElement | null;
  /** The person left the composer with Tab. */
  readonly left: () => void;
  /** Runs a change that may resize the list, which says whether it changed anything, without moving what the person looks at. */
  readonly keepScroll: (change: () => boolean) => void;
  readonly signal: AbortSignal;
}

export const coverForm = ({ ask, ref, form, left, keepScroll, signal }: CoverParts): ComposerCover => {
  const frame: Frame<ToComposer, FromComposer> = makeFrame({
    file: 'composer.html',
    title: 'Protected message',
    token: async () => (await ask('page.token', { ref: ref(), frame: 'composer' })).token,
    signal,
  });
  let wanted = 0;
  let dark: boolean | null = null;
  let understood: boolean | null = true;
  let missingSince: number | null = null;
  let stands = { asked: '', style: '' };
  let roomed: HTMLElement | null = null;
  const resizes = new ResizeObserver(() => follow(form()));

  setStyle(frame.host, HOST);
  setStyle(frame.pane, { width: '100%', height: '100%', overflow: 'hidden' });
  setStyle(frame.element, { width: '100%', height: '100%' });
  frame.onOpen = () => {
    dark = null;
    understood = null;
    follow(form());
  };
  frame.onMessage = (message) => {
    if (message.kind === 'height' && Number.isFinite(message.height)) wanted = Math.min(Math.max(message.height, 0), MAX_HEIGHT);
    if (message.kind === 'left') left();
    follow(form());
  };

  const follow = (site: HTMLElement | null): void => {
    if (signal.aborted) return;
    if (frame.host.parentNode !== document.documentElement) document.documentElement.append(frame.host);
    if (site === null || site.getBoundingClientRect().width === 0) {
      missing();
      return;
    }
    makeRoom(site);
    const rect = site.getBoundingClientRect();
    missingSince = null;
    understand(true);
    resizes.observe(site);
    const height = Math.max(rect.height, wanted);
    stand({ left: rect.left, top: rect.bottom - height, width: rect.width, height });
    const nowDark = isDark(site);
    if (nowDark !== dark) frame.send({ kind: 'look', dark: nowDark });
    dark = nowDark;
  };
  /** Moves the host there, and takes back whatever the page did to its style meanwhile. */
  const stand = (place: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>): void => {
    const asked = JSON.stringify(place);
    if (asked === stands.asked && frame.host.style.cssText === stands.style) return;
    frame.host.removeAttribute('style');
    setStyle(frame.host, HOST);
    for (const [name, length] of Object.entries(place)) setStyle(frame.host, { [name]: `${length}px` });
    stands = { asked, style: frame.host.style.cssText };
  };
  /** A long draft needs room: the form grows with it, as it would with the site's own box, instead of the list being covered. */
  const makeRoom = (site: HTMLElement): void => {
    const height = wanted === 0 ? '' : `${Math.ceil(wanted)}px`;
    if (site.style.minHeight === height) return;
    roomed = site;
    keepScroll(() => {
      site.style.setProperty('min-height', height, 'important');
      return true;
    });
  };
  /** No form: a thread that is opening has none yet; one that had a form a while ago has lost it. */
  const missing = (): void => {
    missingSince ??= performance.now();
    if (performance.now() - missingSince < FORM_PATIENCE_MS) return;
    if (stands.asked === '') setStyle(frame.host, DOCK);
    understand(false);
  };
  const understand = (now: boolean): void => {
    if (now !== understood) frame.send({ kind: 'layout', understood: now });
    understood = now;
  };
  const followNow = (): void => follow(form());
  for (const event of ['scroll', 'resize'] as const) window.addEventListener(event, followNow, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => {
    resizes.disconnect();
    roomed?.style.removeProperty('min-height');
  });

  return {
    host: frame.host,
    follow,
    takeBack: () => {
      frame.element.focus();
      frame.send({ kind: 'focus' });
    },
    covered: () => frame.send({ kind: 'covered' }),
  };
};
