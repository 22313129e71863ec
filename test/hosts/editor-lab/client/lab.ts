/** What every page of the lab has around its editor: a place for it, a button that sends what the editor knows, and the list of what was sent. */

/** An editor as the lab's page sees it. */
export interface Mounted {
  /** The text in the editor's own state, whatever stands in the document. */
  readonly text: () => string;
  /** Empties it as after a send. */
  readonly clear: () => void;
  /** Puts a text in it as if a person had written it. */
  readonly write: (text: string) => void;
}

/** What tests call in the page. */
export interface Lab extends Mounted {
  /** What is focused, through open shadow roots: its id, or its name. */
  readonly focused: () => string;
  /** Somebody keeps the form from being used. */
  readonly isShut: () => boolean;
}

declare global {
  interface Window {
    lab: Lab;
  }
}

/** Sets the page up around the editor that `mount` puts into an element, in the light or in an open shadow root, as the address says. */
export const setUp = (mount: (place: HTMLElement) => Mounted): void => {
  const isInShadow = new URLSearchParams(location.search).get('in') === 'shadow';
  const host = document.body.appendChild(document.createElement('main'));
  const root = isInShadow ? host.attachShadow({ mode: 'open' }) : host;
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/lab.css';
  const list = document.createElement('ol');
  const form = document.createElement('form');
  const place = form.appendChild(document.createElement('div'));
  const button = form.appendChild(document.createElement('button'));
  button.textContent = 'Send';
  root.append(style, list, form);
  const editor = mount(place);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send(editor, list);
  });
  window.lab = { ...editor, focused, isShut: () => form.inert };
};

/** To the relay, and from there into the list, as on a site: only what the relay has is shown. */
const send = async (editor: Mounted, list: HTMLElement): Promise<void> => {
  const text = editor.text();
  if (text === '') return;
  editor.clear();
  const answer = await fetch('/relay', { method: 'POST', body: text });
  const row = list.appendChild(document.createElement('li'));
  row.textContent = await answer.text();
};

const focused = (): string => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.id || (active?.localName ?? '');
};
