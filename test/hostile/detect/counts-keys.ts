/** Hears every key that the person presses, while the page loads, in fields, and right after another thread was opened. */
import type { Trick } from '../detection.ts';

export const countsKeys: Trick = () => {
  const heard: string[] = [];
  const [down, orphans] = [new Set<string>(), [] as string[]];
  const tell = (event: Event, phase: string): void => {
    if (!event.isTrusted) return;
    const { key = '', data = '' } = event as Event & { key?: string; data?: string };
    if (event.type === 'keydown') down.add(key);
    if (event.type === 'keyup' && phase === 'before' && !down.delete(key)) orphans.push(key);
    const [target] = event.composedPath();
    const isInField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isInField) heard.push(`${event.type} ${key}${data} ${phase} ${event.defaultPrevented} ${event.cancelable}`);
  };
  for (const type of ['keydown', 'keypress', 'beforeinput', 'textInput', 'input', 'keyup', 'paste', 'drop']) {
    addEventListener(type, (event) => tell(event, 'before'), true);
    addEventListener(type, (event) => tell(event, 'after'));
  }
  const field = document.createElement('input');
  field.id = 'bait';
  addEventListener('DOMContentLoaded', () => document.body.append(field));
  // The other thread opens in the middle of a word.
  field.addEventListener('keydown', ({ key }) => {
    const other = document.documentElement.dataset['other'];
    if (key !== 'g' || other === undefined) return;
    history.pushState({}, '', other);
    dispatchEvent(new PopStateEvent('popstate'));
  });
  // A key that was already down when the page came is let go without having been pressed.
  return () => ({ heard, value: field.value, orphans: orphans.slice(1) });
};
