/** A site that watches every key and throws the focus at its own fields, and what it got by it. */

/** The site's own script, noting every key and text that reaches it and throwing the focus at its own box all the time. */
export const curiousSite = `
  window.caught = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'drop', 'compositionstart', 'compositionupdate', 'compositionend'])
    window.addEventListener(type, (event) => window.caught.push(type + ' ' + (event.key ?? event.data ?? '')), true);
  setInterval(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    root?.querySelector('textarea[data-testid=dm-composer-textarea]')?.focus();
  }, 5);
`;

/** What is in the site's box, and which keys and texts its script has seen. Runs in the page. */
export const boxState = () => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const box = root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]');
  return { value: box?.value ?? null, caught: (window as unknown as { caught: string[] }).caught };
};
