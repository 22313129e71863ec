/**
 * Tells whether the message box is really seen: nothing of the page lies over it, and nothing makes it paler, smaller or blurred. Only
 * Chromium says so (Intersection Observer v2); elsewhere it is taken to be seen, and the guard's pointer check remains (R-TYPE-3).
 */

/** Chromium wants at least this between two looks, milliseconds. */
const LOOK_EVERY_MS = 100;
/** So long the box must be seen whole before it is trusted again, milliseconds. */
const TRUST_AFTER_MS = 500;
/** So long a page that is still being laid out may hide it, milliseconds. */
const LAYOUT_MS = 1_500;

/** Intersection Observer v2, which TypeScript's library does not know. */
interface WatchOptions extends IntersectionObserverInit {
  readonly trackVisibility: true;
  readonly delay: number;
}
const options: WatchOptions = { trackVisibility: true, delay: LOOK_EVERY_MS };
type Seen = IntersectionObserverEntry & { readonly isVisible?: boolean };

/** Calls `tell` when it changes whether `target` is seen, which it is until the browser says otherwise. Returns how to stop. */
export const watchSight = (target: Element, tell: (isSeen: boolean) => void): (() => void) => {
  let isTrusted = true;
  /** It was seen whole for that long once: the page is laid out, and what covers the box from then on does so on purpose. */
  let isSettled = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const trust = (whether: boolean): void => {
    if (whether === isTrusted) return;
    isTrusted = whether;
    tell(whether);
  };
  const observer = new IntersectionObserver((entries) => {
    const { isVisible } = (entries.at(-1) ?? {}) as Partial<Seen>;
    if (isVisible === undefined || document.hidden) return; // another browser; or a tab that nobody types in
    clearTimeout(timer);
    if (!isVisible) {
      if (isSettled) trust(false);
      else timer = setTimeout(() => trust(false), LAYOUT_MS);
      return;
    }
    if (!isSettled) trust(true);
    timer = setTimeout(() => {
      isSettled = true;
      trust(true);
    }, TRUST_AFTER_MS);
  }, options);
  observer.observe(target);
  return () => {
    observer.disconnect();
    clearTimeout(timer);
  };
};
