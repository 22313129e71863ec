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
  /** How often it was opened again. */
  readonly openings: () => number;
  /** How often the focus came to something in it. */
  readonly moves: () => number;
  /** The keys of the person's that the page heard of, and what an input method wrote. */
  readonly heard: () => string;
  /** What the page's policy had to refuse. */
  readonly breaches: () => readonly string[];
}

declare global {
  interface Window {
    lab: Lab;
    readonly trustedTypes?: {
      createPolicy(name: string, rules: Readonly<Record<string, (text: string) => string>>): unknown;
    };
  }
}

/** Sets the page up around the editor that `mount` puts into an element, in the light or in an open shadow root, as the address says. */
export const setUp = (mount: (place: HTMLElement) => Mounted): void => {
  const breaches: string[] = [];
  document.addEventListener('securitypolicyviolation', (event) => breaches.push(event.violatedDirective));
  window.trustedTypes?.createPolicy('default', { createHTML: (text) => text }); // for editors that know nothing of them
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
  const heard = hearKeys();
  let openings = 0;
  let moves = 0;
  form.addEventListener('focusin', () => {
    moves += 1;
  });
  new MutationObserver((changes) => {
    openings += changes.filter(({ oldValue }) => oldValue !== null).length;
  }).observe(form, { attributeFilter: ['inert'], attributeOldValue: true });
  window.lab = {
    ...editor,
    focused,
    isShut: () => form.inert,
    openings: () => openings,
    moves: () => moves,
    heard: () => heard.join(''),
    breaches: () => breaches,
  };
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

const hearKeys = (): readonly string[] => {
  const heard: string[] = [];
  const hear = (event: Event): void => {
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent) heard.push(event.key);
    if (event instanceof CompositionEvent) heard.push(event.data);
  };
  for (const type of ['keydown', 'keypress', 'keyup', 'compositionstart', 'compositionupdate', 'compositionend'])
    window.addEventListener(type, hear, true);
  return heard;
};

const focused = (): string => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.id || (active?.localName ?? '');
};
