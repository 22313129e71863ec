/** Events by which a person writes and presses: which ones there are, what they would do by themselves, and where. */
import { isEditable } from './focus.ts';
import type { Standing } from './standing-host.ts';

/** Everything that can carry a typed, composed, pasted or dropped character, `keyup` included: a stolen focus leaks it there. */
export const INPUT_EVENTS = [
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

/** How a press begins and ends: all of it is kept from whatever lies over the composer. */
export const PRESSES = ['pointerdown', 'mousedown', 'touchstart', 'pointerup', 'mouseup', 'click'] as const;

/** What the person writes begins so: an insertion then gives way. */
export const BEGINNINGS: readonly string[] = ['keydown', 'compositionstart', 'paste', 'drop'];

/**
 * Would the event's default action put something into a field, pick an entry of a list, press a button? What a closed root hides, its host
 * stands for. Scrolling and shortcuts keep working.
 */
export const writes = (event: Event): boolean => {
  if (!(event instanceof KeyboardEvent)) return true;
  if (event.ctrlKey || event.metaKey) return false;
  const [target] = event.composedPath();
  const isSaid = event.key.length === 1 || event.key === 'Enter';
  return isEditable(target) || (isSaid && target !== document.body && target !== document.documentElement);
};

interface Point {
  readonly clientX: number;
  readonly clientY: number;
}

const pointOf = (event: MouseEvent | TouchEvent): Point => {
  const touch = 'touches' in event ? event.touches[0] : undefined;
  return touch ?? (event as MouseEvent);
};

export const isAt = (area: Standing | null, event: MouseEvent | TouchEvent): boolean => {
  if (area === null) return false;
  const { left, top, width, height } = area;
  const { clientX, clientY } = pointOf(event);
  return clientX >= left && clientX < left + width && clientY >= top && clientY < top + height;
};
