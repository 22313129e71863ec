/**
 * Keeps the person's keys away from the site while a thread is protected. Stops trusted input at window capture,
 * takes stolen focus back, and holds the site's form inert. It decides nothing but who gets an event.
 */

/** What the guard has to keep. `held`: a thread whose state is not known yet. */
export type GuardState = 'free' | 'held' | 'guarded';

export interface GuardParts {
  readonly state: () => GuardState;
  /** The site's form, looked up afresh each time. */
  readonly form: () => HTMLElement | null;
  /** Our composer's host, or null while there is none. */
  readonly host: () => HTMLElement | null;
  /** Gives the composer the focus back. */
  readonly takeBack: () => void;
  /** A press inside the composer's rectangle hit something else. */
  readonly covered: () => void;
}

export interface Guard {
  /** The person left the composer with Tab: the page may have keys until the composer is used again. */
  release(): void;
  /** Applies or lifts `inert` on the site's form. */
  holdForm(): void;
}

/** Everything that can carry a typed, composed, pasted or dropped character, `keyup` included: a stolen focus leaks it there. */
const INPUT_EVENTS = [
  'keydown',
  'keypress',
  'keyup',
  'beforeinput',
  'input',
  'textInput',
  'compositionstart',
  'compositionupdate',
  'compositionend',
  'paste',
  'drop',
  'dragover',
  'dragenter',
] as const;

/** Starts guarding `window`, the one this script runs in, until `signal` is aborted. */
export const startGuard = (parts: GuardParts, signal: AbortSignal): Guard => {
  /** May the page have keys? Only after a gesture of the person in the page since the composer was last used. */
  let released = false;
  let inertForm: HTMLElement | null = null;
  const listening = { capture: true, signal } as const;

  /** A guarded page without a form is not understood: then every field could be the site's box. */
  const concernsForm = (event: Event): boolean => {
    const form = parts.form();
    if (form === null) return parts.host() !== null;
    return event.composedPath().includes(form) || form.contains(deepActive());
  };
  /** Keys at our own host are stopped too: while its frame is still loading they arrive here, in the page. */
  const mustStop = (event: Event): boolean => {
    if (!event.isTrusted) return false; // our own insertion; and what a page makes itself it knows already
    switch (parts.state()) {
      case 'guarded':
        return !released || concernsForm(event);
      case 'held':
        return true; // for the moment until the answer: a key that is stopped can be typed again
      case 'free':
        return false;
    }
  };
  const stop = (event: Event): void => {
    if (!mustStop(event)) return;
    if (event instanceof KeyboardEvent && event.type === 'keydown' && event.key === 'Tab') {
      released = true; // Tab in the page is the keyboard's way of leaving, and writes nothing
      return;
    }
    event.stopImmediatePropagation();
    if (writes(event)) event.preventDefault();
  };
  for (const type of INPUT_EVENTS) window.addEventListener(type, stop, listening);

  const press = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    const host = parts.host();
    if (host === null || event.composedPath().includes(host)) return;
    if (contains(host.getBoundingClientRect(), event)) {
      parts.covered();
      return;
    }
    released = true;
  };
  window.addEventListener('pointerdown', press, listening);

  window.addEventListener(
    'focusin',
    (event) => {
      if (parts.state() !== 'guarded' || released || event.composedPath().includes(parts.host() as EventTarget)) return;
      queueMicrotask(parts.takeBack);
    },
    listening,
  );
  const noticeComposer = (): void => {
    const host = parts.host();
    if (host !== null && document.activeElement === host) released = false;
  };
  window.addEventListener(
    'blur',
    () => {
      noticeComposer();
      setTimeout(noticeComposer); // Firefox moves `activeElement` only after this event
    },
    { signal },
  );

  const holdForm = (): void => {
    const wanted = parts.state() === 'guarded' ? parts.form() : null;
    if (inertForm !== null && inertForm !== wanted) inertForm.inert = false;
    if (wanted !== null && !wanted.inert) wanted.inert = true;
    inertForm = wanted;
  };
  signal.addEventListener('abort', () => {
    if (inertForm !== null) inertForm.inert = false;
  });
  return {
    release: () => {
      released = true;
    },
    holdForm,
  };
};

/** The focused element, looked for inside open shadow roots too. */
const deepActive = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

/** Would the event's default action put something into a field? Scrolling and shortcuts keep working. */
const writes = (event: Event): boolean => {
  if (!(event instanceof KeyboardEvent)) return true;
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && isEditable(target) && !event.ctrlKey && !event.metaKey;
};

const isEditable = (element: HTMLElement): boolean =>
  element.isContentEditable || element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

const contains = (rect: DOMRect, point: { readonly clientX: number; readonly clientY: number }): boolean =>
  point.clientX >= rect.left && point.clientX < rect.right && point.clientY >= rect.top && point.clientY < rect.bottom;
