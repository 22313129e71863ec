/**
 * Reads, fills and empties the site's message box, whatever editor it belongs to: the one place that knows how texts get in and out. Each way was
 * measured on real editors (`test/hosts/editor-lab`). Nothing here sends, and nothing counts as done that was not read back.
 */
import type { Box } from '../sites/adapter.ts';
import { deepActive } from './focus.ts';
import { isWithin } from './unclobbered.ts';
import { pause, waitFor } from './wait.ts';

/** Lets a box have the focus, which an editor needs to take text. What it returns ends that and gives the focus back. */
export type Visit = (box: HTMLElement) => () => void;

/** Editors take up a selection only after they were told of it. */
const SELECTION_MS = 20;
/** Editors take their time, too. */
const TAKES_MS = 500;
/** So many letters of ours do not begin a person's draft by chance. */
const TELLING = 24;

type Field = HTMLTextAreaElement | HTMLInputElement;

/** What a box holds, as a person would copy it. */
export const textOf = (box: Box): string => {
  if (isField(box)) return box.value;
  // biome-ignore lint/performance/useDomNodeTextContent: a copy keeps its lines
  return isEmpty(box) ? '' : `${box.innerText}`.trim();
};

/** Nothing stands in the box. Spaces alone are nothing in an editor, which has some of its own. */
export const isEmpty = (box: Box): boolean => (isField(box) ? box.value : solid(box)) === '';

/** Exactly this text stands in the box; in an editor, which keeps blanks in its own way, but for those. */
export const holdsExactly = (box: Box, text: string): boolean =>
  isField(box) ? box.value === text : solid(box) === withoutBlanks(text);

/** Puts `text` into an empty box. Whether it stands there, exactly, is to be asked afterwards. */
export const fillBox = async (box: Box, text: string, visit: Visit): Promise<void> => {
  if (isField(box)) writeField(box, text);
  else if (!isNamed(box)) {
    const leave = visit(box);
    await tryAll(box, text).finally(leave);
  }
};

/** Takes out whatever stands in the box, which the person sees and wants gone. */
export const emptyBox = (box: Box, visit: Visit): Promise<void> => fillBox(box, '', visit);

/** Takes our own text out again. In a field nothing else goes; of an editor, whatever stands there with it. */
export const takeOut = async (box: Box, ours: string, visit: Visit): Promise<void> => {
  if (!isField(box)) {
    if (bears(box, ours)) await emptyBox(box, visit);
  } else if (box.value.includes(ours)) writeField(box, box.value.replace(ours, ''));
};

/** A visit that needs nobody's leave: whoever had the focus gets it back, unless it has gone elsewhere meanwhile. */
export const lendFocus: Visit = (box) => {
  const had = deepActive();
  return () => {
    if (!hasFocus(box)) return;
    box.blur();
    if (had instanceof HTMLElement) HTMLElement.prototype.focus.call(had, { preventScroll: true });
  };
};

let isBusy = false;

/** An event that comes now is the browser's answer to a command of ours, and no key of the person's. */
export const isCommanding = (): boolean => isBusy;

const isField = (box: Box): box is Field => box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;

/** A form hands out its fields under the names of what we would ask it for: it counts as full, and is left alone. */
const isNamed = (box: HTMLElement): boolean => box instanceof HTMLFormElement;

/** The native setter, then `input`: what React, Vue and plain pages all notice, without focus or a gesture. */
const writeField = (field: Field, text: string): void => {
  Reflect.set(Object.getPrototypeOf(field), 'value', text, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
};

/** A way to change what an editor holds, with everything in it selected or not. */
type Way = readonly [selects: boolean, act: (box: HTMLElement, text: string) => void];

/** The ways into an editor, the surest first. */
const waysIn: readonly Way[] = [
  [true, (box, text) => paste(box, text)],
  [true, (box, data) => say(box, 'beforeinput', { inputType: 'insertText', data })],
  [false, (_, text) => command('insertText', text)], // Draft.js breaks when all is selected
];

/** The ways out. The command is the last one: some editors do not notice what it takes away, Draft.js in Firefox among them. */
const waysOut: readonly Way[] = [
  [true, (box) => say(box, 'beforeinput', { inputType: 'deleteContentBackward' })],
  [true, (box) => box.dispatchEvent(new KeyboardEvent('keydown', { ...heard, key: 'Backspace', keyCode: 8 }))],
  [true, () => command('delete')],
];

const tryAll = async (box: HTMLElement, text: string): Promise<void> => {
  for (const way of text === '' ? waysOut : waysIn)
    if (holdsExactly(box, text) || !(await tryOne(box, text, way))) return;
};

/** False when this way cannot be gone, and so no other: the box takes no focus, or holds what is not ours. */
const tryOne = async (box: HTMLElement, text: string, [selects, act]: Way): Promise<boolean> => {
  const isFree = (): boolean => text === '' || isEmpty(box);
  if (!isFree() && bears(box, text)) await tryAll(box, ''); // or this way would double it
  if (!(await enter(box, selects)) || !isFree()) return false;
  act(box, text);
  await waitFor(() => holdsExactly(box, text) || null, TAKES_MS);
  return true;
};

/** Gives the box the focus and lets it notice. False when it does not take it: then nothing would go where it is meant. */
const enter = async (box: HTMLElement, selects: boolean): Promise<boolean> => {
  box.focus({ preventScroll: true });
  if (selects && hasFocus(box)) command('selectAll');
  await pause(SELECTION_MS);
  return hasFocus(box);
};

/** Both forms of what is pasted: Firefox does not read the first, Chromium not the other. */
const paste = (box: HTMLElement, data: string): void => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', data);
  const pasted = { ...heard, clipboardData, dataType: 'text/plain', data };
  box.dispatchEvent(new ClipboardEvent('paste', pasted));
};

const say = (box: HTMLElement, type: string, what: InputEventInit): void => {
  box.dispatchEvent(new InputEvent(type, { ...heard, ...what }));
};

const command = (name: string, value?: string): void => {
  isBusy = true;
  try {
    Document.prototype.execCommand.call(document, name, false, value);
  } finally {
    isBusy = false;
  }
};

const hasFocus = (box: HTMLElement): boolean => isWithin(box, deepActive());

/** Text of ours stands in the box: some of it and nothing else, or how it begins and whatever became of the rest. */
const bears = (box: HTMLElement, ours: string): boolean => {
  const held = solid(box);
  const wanted = withoutBlanks(ours);
  return held !== '' && (wanted.includes(held) || held.includes(wanted.slice(0, TELLING)));
};

/** The letters that an editor holds. A picture stands for an emoji; what an editor shows in an empty box is a hint. */
const solid = (editor: HTMLElement): string => {
  if (isNamed(editor)) return '?';
  let text = editor.textContent;
  for (const part of editor.querySelectorAll('img[alt],[data-slate-placeholder]'))
    text = part instanceof HTMLImageElement ? text + part.alt : text.replace(part.textContent, '');
  return withoutBlanks(text);
};

/** White space, soft hyphens and everything of no width: editors put them in and take them out as they like. */
const withoutBlanks = (text: string): string => text.replaceAll(/[\s\u00AD\u200B-\u200D\u2060]/g, '');

const heard = { bubbles: true, cancelable: true, composed: true } as const;
