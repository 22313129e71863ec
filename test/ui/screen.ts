/** Draws a window into the test's document and acts on it as a person would. */
import { type ComponentChild, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, vi } from 'vitest';

afterEach(async () => {
  await act(() => render(null, document.body));
  location.hash = '';
});

/** Draws and lets the first answers come in. */
export const show = async (what: ComponentChild): Promise<void> => {
  await act(() => render(what, document.body));
  await settle();
};

/** Lets every answer that is on its way arrive and be drawn. */
export const settle = (): Promise<void> => act(async () => void (await new Promise((done) => setImmediate(done))));

export const find = <E extends HTMLElement>(css: string): E => {
  const element = document.querySelector<E>(css);
  if (element === null) throw new Error(`nothing matches ${css}`);
  return element;
};

export const isThere = (css: string): boolean => document.querySelector(css) !== null;

export const textOf = (css: string): string => find(css).textContent ?? '';

export const click = async (css: string): Promise<void> => {
  await act(() => find(css).click());
  await settle();
};

export const fill = async (css: string, value: string): Promise<void> => {
  await act(() => {
    const field = find<HTMLInputElement>(css);
    field.focus();
    field.value = value;
    field.dispatchEvent(new Event(field.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
  });
};

/** What goes into the clipboard; `null` stands for a browser that refuses. */
export const clipboard = (): { readonly written: string[]; refuse: () => void } => {
  const written: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
  return { written, refuse: () => void write.mockRejectedValue(new DOMException('no', 'NotAllowedError')) };
};
