/** Sends itself every event that an extension may listen to, and sees whether it arrives everywhere, and who has stopped it. */
import type { Trick } from '../detection.ts';

export const sendsItselfEvents: Trick = () => {
  const types = {
    KeyboardEvent: ['keydown', 'keypress', 'keyup'],
    InputEvent: ['beforeinput', 'input'],
    CompositionEvent: ['compositionstart', 'compositionupdate', 'compositionend'],
    ClipboardEvent: ['paste', 'copy', 'cut'],
    DragEvent: ['dragstart', 'dragenter', 'dragover', 'drop'],
    PointerEvent: ['pointerdown', 'pointerup', 'click', 'contextmenu'],
    MouseEvent: ['mousedown', 'mouseup', 'dblclick'],
    FocusEvent: ['focus', 'focusin', 'blur', 'focusout'],
    WheelEvent: ['wheel'],
    Event: ['pageshow', 'popstate', 'hashchange', 'visibilitychange', 'resize', 'scroll', 'sotto', 'message'],
  } as const;
  const send = (kind: string, type: string): string => {
    const arrived: string[] = [];
    const target = document.documentElement.appendChild(document.createElement('input'));
    const hear = ({ currentTarget, eventPhase }: Event): void => {
      arrived.push(`${currentTarget?.constructor.name} ${eventPhase}`);
    };
    for (const place of [window, document, target])
      for (const capture of [true, false]) place.addEventListener(type, hear, capture);
    const Kind = (window as unknown as Record<string, typeof Event>)[kind] ?? Event;
    const event = new Kind(type, { bubbles: true, composed: true, cancelable: true });
    const isLetThrough = target.dispatchEvent(event);
    for (const place of [window, document, target])
      for (const capture of [true, false]) place.removeEventListener(type, hear, capture);
    target.remove();
    return `${type} ${isLetThrough} ${event.defaultPrevented} ${arrived}`;
  };
  const all = (): string[] => Object.entries(types).flatMap(([kind, names]) => names.map((name) => send(kind, name)));
  const first = all();
  return () => [first, all()];
};
