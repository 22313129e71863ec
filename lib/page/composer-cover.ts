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
  readonly signal: AbortSignal;
}

export const coverForm = ({ ask, ref, form, left, signal }: CoverParts): ComposerCover => {
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
  const resizes = new ResizeObserver(() => follow(form()));

  setStyle(frame.host, { all: 'initial', position: 'fixed', display: 'block', 'z-index': '2147483647' });
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
    const rect = site?.isConnected ? site.getBoundingClientRect() : null;
    if (site === null || rect === null || rect.width === 0) {
      missing();
      return;
    }
    missingSince = null;
    understand(true);
    resizes.observe(site);
    const height = Math.max(rect.height, wanted);
    setStyle(frame.host, {
      left: `${rect.left}px`,
      top: `${rect.bottom - height}px`,
      width: `${rect.width}px`,
      height: `${height}px`,
    });
    const nowDark = isDark(site);
    if (nowDark !== dark) frame.send({ kind: 'look', dark: nowDark });
    dark = nowDark;
  };
  /** No form: a thread that is opening has none yet; one that had a form a while ago has lost it. */
  const missing = (): void => {
    missingSince ??= performance.now();
    if (performance.now() - missingSince < FORM_PATIENCE_MS) return;
    if (frame.host.style.left === '') setStyle(frame.host, DOCK);
    understand(false);
  };
  const understand = (now: boolean): void => {
    if (now !== understood) frame.send({ kind: 'layout', understood: now });
    understood = now;
  };
  const followNow = (): void => follow(form());
  for (const event of ['scroll', 'resize'] as const) window.addEventListener(event, followNow, { capture: true, passive: true, signal });
  signal.addEventListener('abort', () => resizes.disconnect());

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
