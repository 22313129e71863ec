/** Counts its frames, whoever made them, and asks who has the focus and what is selected. */
import type { Trick } from '../detection.ts';

export const countsFrames: Trick = () => () => {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement) activeElement.blur();
  return {
    frames: window.length,
    elements: document.querySelectorAll('iframe, frame, object, embed').length,
    children: [...document.documentElement.childNodes].map(({ nodeName }) => nodeName),
    active: document.activeElement?.nodeName,
    selected: getSelection()?.toString(),
    editable: document.designMode,
    title: document.title,
    visibility: document.visibilityState,
  };
};
