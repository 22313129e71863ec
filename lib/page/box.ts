/**
 * Reads, fills and empties the site's message box, whatever editor it belongs to: the one place that knows how texts get in and out. Each way was
 * measured on real editors (`test/hosts/editor-lab`). Nothing here sends, and nothing counts as done that was not read back.
 */
import type { Box } from '../sites/adapter.ts';
import { deepActive } from './focus.ts';
import { isWithin } from './unclobbered.ts';
import { pause, waitFor } from './wait.ts';

/** Lets a box have the focus, which some editors need to take text. What it returns ends that and gives the focus back; the person's keys end it too. */
export type Visit = (box: HTMLElement) => () => void;

/** Editors take up a selection only after they were told of it. */
const SELECTION_MS = 20;
/** Editors take their time, too. */
const TAKES_MS = 500;
/** But what no handler of theirs has claimed is done at once, or never. */
const UNCLAIMED_MS = 50;
/** A box that lost the focus to the person's keys is left alone so long, */
const KEYS_MS = 250;
/** and is tried so often. */
const TRIES = 5;
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
  else if (!isStrange(box)) await tryAll(box, text, visit);
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
    if (had === box || !hasFocus(box)) return;
    box.blur();
    if (had instanceof HTMLElement) HTMLElement.prototype.focus.call(had, { preventScroll: true });
  };
};

let isActing = false;

/** What the page puts in now, by command, is its answer to us or the browser's, and no key of the person's. */
export const isAnswer = ({ type }: Event): boolean => isActing && /input$/i.test(type);

const isField = (box: Box): box is Field => box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement;

/**
 * A form hands out its fields under the names of what we would ask it for, and what is no element of HTML only looks like a box: it counts as full,
 * and is left alone.
 */
const isStrange = (box: Element): boolean => !(box instanceof HTMLElement) || box instanceof HTMLFormElement;

/** The native setter, then `input`: what React, Vue and plain pages all notice, without focus or a gesture. */
const writeField = (field: Field, text: string): void => {
  Reflect.set(Object.getPrototypeOf(field), 'value', text, field);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText' }));
};

/** A way to change what an editor holds: what it needs, and how it is done. Says whether anybody claims to have done it. */
type Way = readonly [needs: Need, act: (box: HTMLElement, text: string) => boolean];

/** Nothing but a selection, which a form that is shut can have; that it is open, too; the focus and a selection; the focus alone. */
type Need = 'nothing' | 'form' | 'both' | 'focus';

/** The ways into an editor. The first is all that most of them need, and with the second, too, the person's keys go where they went. */
const waysIn: readonly Way[] = [
  ['nothing', (box, text) => paste(box, text)],
  ['form', (box, text) => paste(box, text)],
  ['both', (box, text) => paste(box, text)],
  ['focus', (_, text) => command('insertText', text)], // Draft.js breaks when all is selected
];

/** The ways out. The command is the last one: some editors do not notice what it takes away, Draft.js in Firefox among them. */
const waysOut: readonly Way[] = [
  ['both', (box) => tell(box, new InputEvent('beforeinput', { ...heard, inputType: 'deleteContentBackward' }))],
  ['both', (box) => tell(box, new KeyboardEvent('keydown', { ...heard, key: 'Backspace', keyCode: 8 }))],
  ['both', () => command('delete')],
];

const tryAll = async (box: HTMLElement, text: string, visit: Visit): Promise<void> => {
  for (const way of text === '' ? waysOut : waysIn)
    if (holdsExactly(box, text) || !(await tryOne(box, text, visit, way))) return;
};

/** False when this way cannot be gone, and so no other: the box takes no focus, or holds what is not ours. */
const tryOne = async (box: HTMLElement, text: string, visit: Visit, way: Way): Promise<boolean> => {
  if (!isFreeFor(box, text) && bears(box, text)) await tryAll(box, '', visit); // or this way would double it
  for (let tries = 0; tries < TRIES; tries += 1) {
    const leave = (way[0] === 'nothing' ? lendFocus : visit)(box); // a selection may bring the focus with it
    const isGone = await go(box, text, way).finally(leave);
    if (isGone !== null) return isGone;
    await pause(KEYS_MS);
  }
  return false;
};

/** A text goes into an empty box only; out of it goes whatever there is. */
const isFreeFor = (box: HTMLElement, text: string): boolean => text === '' || isEmpty(box);

/** As {@link tryOne} says. Null when the person's keys came first. */
const go = async (box: HTMLElement, text: string, [needs, act]: Way): Promise<boolean | null> => {
  if (!take(box, needs)) return false;
  await pause(SELECTION_MS);
  if (!isFreeFor(box, text)) return false;
  if (!isSilent(needs) && !hasFocus(box)) return null;
  const isDone = (): true | null => holdsExactly(box, text) || null;
  const isClaimed = act(box, text);
  if ((await waitFor(isDone, isClaimed ? TAKES_MS : UNCLAIMED_MS)) !== null) return true;
  if (!isClaimed || needs !== 'both' || !isFreeFor(box, text) || !hasFocus(box)) return true;
  // Slate looks at its selection ten times a second at most: it had none yet, but has by now.
  act(box, text);
  await waitFor(isDone, TAKES_MS);
  return true;
};

/** Gives the box what a way needs. False when it does not take the focus: then nothing would go where it is meant. */
const take = (box: HTMLElement, needs: Need): boolean => {
  if (isSilent(needs)) getSelection()?.selectAllChildren(box);
  else {
    box.focus({ preventScroll: true });
    if (!hasFocus(box)) return false;
    if (needs === 'both') command('selectAll');
  }
  return true;
};

const isSilent = (needs: Need): boolean => needs === 'nothing' || needs === 'form';

/** Both forms of what is pasted: Firefox does not read the first, Chromium not the other. */
const paste = (box: HTMLElement, data: string): boolean => {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', data);
  const pasted = { ...heard, clipboardData, dataType: 'text/plain', data };
  return tell(box, new ClipboardEvent('paste', pasted));
};

/** Whether an editor claims the event: there is nothing else that could be kept from being done. */
const tell = (box: HTMLElement, event: Event): boolean => acting(() => !box.dispatchEvent(event));

const command = (name: string, value?: string): boolean =>
  acting(() => Document.prototype.execCommand.call(document, name, false, value));

const acting = (act: () => boolean): boolean => {
  isActing = true;
  try {
    return act();
  } finally {
    isActing = false;
  }
};

const hasFocus = (box: HTMLElement): boolean => isWithin(box, deepActive());

/** Text of ours stands in the box: some of it and nothing else, or how it begins and whatever became of the rest. */
const bears = (box: HTMLElement, ours: string): boolean => {
  const held = solid(box);
  const wanted = withoutBlanks(ours);
  return held !== '' && (wanted.includes(held) || held.includes(wanted.slice(0, TELLING)));
};

/** The letters that an editor holds. A picture stands for an emoji; a hint that stands there alone is none of the text. */
const solid = (editor: HTMLElement): string => {
  if (isStrange(editor)) return '?';
  let text = editor.textContent;
  let hints = '';
  for (const part of editor.querySelectorAll('img[alt],[data-slate-placeholder]'))
    if (part instanceof HTMLImageElement) text += part.alt;
    else hints += part.textContent;
  const letters = withoutBlanks(text);
  return letters === withoutBlanks(hints) ? '' : letters;
};

/** White space, soft hyphens and everything of no width: editors put them in and take them out as they like. */
const withoutBlanks = (text: string): string => text.replaceAll(/[\s\u00AD\u200B-\u200D\u2060]/g, '');

const heard = { bubbles: true, cancelable: true, composed: true } as const;
