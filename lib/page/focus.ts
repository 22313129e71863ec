/** Where the focus is. Looks, and moves nothing. */

/** The focused element, looked for inside open shadow roots too. */
export const deepActive = (): Element | null => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
};

export const isEditable = (target: EventTarget | undefined): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);

/** A frame of the page has the focus, and not the one behind our host. */
export const isForeignFrame = (active: Element | null, host: HTMLElement | null): boolean =>
  active !== host &&
  (active instanceof HTMLIFrameElement || active?.localName === 'frame' || active?.localName === 'object');
