/** What a person sees while they point: what to do, at the edge of the window, and a frame around what would be taken. It holds nothing secret. */
import type { PointWords } from '../../rpc/pointed.ts';
import { setStyle } from '../frame.ts';
import { rectOf } from '../unclobbered.ts';

export interface Panel {
  /** In the page, for who looks where an event went. */
  readonly host: HTMLElement;
  say(words: string): void;
  /** Around an element; around nothing for null. */
  outline(element: Element | null): void;
  remove(): void;
}

const WHOLE = {
  all: 'initial',
  display: 'block',
  position: 'fixed',
  inset: '0',
  width: '100vw',
  height: '100vh',
  'z-index': '2147483647',
  'pointer-events': 'none',
};
const PANEL = {
  position: 'absolute',
  'box-sizing': 'border-box',
  top: '12px',
  right: '12px',
  width: 'min(340px, calc(100vw - 24px))',
  padding: '14px 16px',
  border: '1px solid',
  'border-radius': '12px',
  font: '15px/1.4 system-ui, sans-serif',
  color: 'CanvasText',
  background: 'Canvas',
  'color-scheme': 'light dark',
  'box-shadow': '0 4px 24px rgb(0 0 0 / 35%)',
  'pointer-events': 'auto',
};
const OUTLINE = {
  position: 'absolute',
  'box-sizing': 'border-box',
  border: '3px solid #0b6e4f',
  'border-radius': '6px',
  outline: '2px solid #ffffff',
  visibility: 'hidden',
};
const SAID = { margin: '0', 'font-weight': '600' };
const KEYS = { margin: '6px 0 0' };
const BUTTON = { 'margin-top': '8px', padding: '6px 14px', font: 'inherit', cursor: 'pointer' };
const ROOM = 4;

interface Acts extends Pick<PointWords, 'keys' | 'stop'> {
  /** The person wants no more of it. */
  readonly onStop: () => void;
}

/** Stands over everything of the page. With something to be done it has the focus, so that it is read out. */
export const showPanel = (acts: Acts | null): Panel => {
  const [host, frame, panel, said] = [
    element('div', WHOLE),
    element('div', OUTLINE),
    element('div', PANEL),
    element('p', SAID),
  ];
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', 'Sotto');
  panel.dir = 'auto';
  panel.tabIndex = -1;
  said.setAttribute('role', 'status');
  panel.append(said, ...(acts === null ? [] : [element('p', KEYS, acts.keys), stopButton(acts)]));
  host.attachShadow({ mode: 'closed' }).append(frame, panel);
  host.popover = 'manual';
  document.documentElement.append(host);
  host.showPopover();
  if (acts !== null) panel.focus({ preventScroll: true });
  return {
    host,
    say: (text) => {
      said.textContent = text;
    },
    outline: (around) => setStyle(frame, around === null ? { visibility: 'hidden' } : outlineOf(rectOf(around))),
    remove: () => host.remove(),
  };
};

const stopButton = ({ stop, onStop }: Acts): HTMLElement => {
  const button = element('button', BUTTON, stop);
  button.setAttribute('type', 'button');
  button.addEventListener('click', ({ isTrusted }) => {
    if (isTrusted) onStop();
  });
  return button;
};

const element = (name: string, style: Readonly<Record<string, string>>, text = ''): HTMLElement => {
  const made = document.createElement(name);
  setStyle(made, style);
  made.textContent = text;
  return made;
};

const outlineOf = ({ left, top, width, height }: DOMRect): Record<string, string> => ({
  visibility: 'visible',
  left: `${left - ROOM}px`,
  top: `${top - ROOM}px`,
  width: `${width + 2 * ROOM}px`,
  height: `${height + 2 * ROOM}px`,
});
