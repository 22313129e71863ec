/** A small menu in the frame: arrows, Home and End walk in it, Enter, Space or a click chooses, and anything else closes it. */
import type { GlassStrip } from '../rpc/frame-port.ts';
import { placeMenu } from './place-menu.ts';

export interface MenuItem {
  /** What it does, in one word: `data-act` for stories and tests. */
  readonly act: string;
  readonly words: string;
  readonly run: () => void;
}

interface OpenMenu {
  readonly name: string;
  readonly items: readonly MenuItem[];
  /** Where it was asked for, and what of the frame is on the screen. */
  readonly at: { readonly x: number; readonly y: number };
  readonly view: GlassStrip;
  /** It is gone. */
  readonly closed: (how: Closing) => void;
}

/** `left`: the person went elsewhere, and the focus with them. `aside`: they pressed beside it. `given-up`: Escape or Tab. Else what was chosen. */
export type Closing = 'left' | 'aside' | 'given-up' | { readonly act: string };

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowUp: (at, count) => (at + count - 1) % count,
  ArrowDown: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Opens it with the focus on its first item. Gives what closes it; aborting `signal` takes it off without a word. */
export const openMenu = (menu: OpenMenu, signal: AbortSignal): void => {
  const ends = new AbortController();
  const element = draw(menu);
  const entries = [...element.children] as HTMLElement[];
  const close = (how: Closing, run?: () => void): void => {
    if (ends.signal.aborted) return;
    ends.abort();
    element.remove();
    menu.closed(how);
    run?.();
  };
  const choose = (entry: EventTarget | null): void => {
    const item = menu.items[entries.indexOf(entry as HTMLElement)];
    if (item !== undefined) close(item, item.run);
  };
  /** What was pressed down here is chosen when it is let go: a key that is still down would be heard by whoever gets the focus. */
  let pressed: EventTarget | null = null;
  element.addEventListener('keydown', (event) => {
    event.preventDefault();
    const step = steps[event.key];
    const at = entries.indexOf(document.activeElement as HTMLElement);
    if (step !== undefined) entries[step(at, entries.length)]?.focus();
    else if (isChoice(event)) pressed = event.target;
    else if (event.key === 'Escape' || event.key === 'Tab') close('given-up');
  });
  element.addEventListener('keyup', (event) => {
    if (isChoice(event) && pressed === event.target) choose(event.target);
  });
  element.addEventListener('click', ({ target }) => choose(target));
  document.addEventListener('pointerdown', (event) => element.contains(event.target as Node) || close('aside'), {
    capture: true,
    signal: ends.signal,
  });
  window.addEventListener('blur', () => close('left'), { signal: ends.signal });
  signal.addEventListener('abort', () => {
    ends.abort();
    element.remove();
  });

  document.body.append(element);
  const { left, top } = placeMenu(menu.at, { width: element.offsetWidth, height: element.offsetHeight }, menu.view);
  Object.assign(element.style, { left: `${left}px`, top: `${top}px` });
  entries[0]?.focus({ preventScroll: true });
};

const isChoice = ({ key }: KeyboardEvent): boolean => key === 'Enter' || key === ' ';

const draw = ({ name, items, view }: OpenMenu): HTMLElement => {
  const element = document.createElement('div');
  element.dataset['menu'] = '';
  element.setAttribute('role', 'menu');
  element.setAttribute('aria-label', name);
  Object.assign(element.style, { maxWidth: `${view.width}px`, maxHeight: `${view.height}px` });
  element.append(
    ...items.map(({ act, words }) => {
      const entry = document.createElement('div');
      entry.setAttribute('role', 'menuitem');
      entry.tabIndex = -1;
      entry.dataset['act'] = act;
      entry.textContent = words;
      return entry;
    }),
  );
  return element;
};
