/**
 * An overlay as it must not be. It stands in the page's world and keeps the text where the page can get at it: each attack must succeed
 * against the weakness that it names, or it proves nothing.
 */
import type { Weakness } from './attack.ts';

/** Draws the text over the page. Runs in the page. */
const overlay = (text: string, weakness: Weakness): void => {
  const inRoot = (host: HTMLElement): void => {
    Object.assign(host.style, { position: 'fixed', left: '40px', top: '40px', zIndex: '9', background: 'white' });
    const line = document.createElement('div');
    line.append(text);
    host.attachShadow({ mode: 'closed' }).append(line);
    document.body.append(host);
  };
  const kinds: Record<Weakness, () => void> = {
    'closed-root': () => inRoot(document.createElement('div')),
    'closed-root-of-a-named-element': () => inRoot(document.createElement('message-glass')),
    'plain-nodes': () => {
      const line = document.createElement('div');
      line.append(text);
      document.body.append(line);
    },
    'frame-of-the-page': () => {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<p>${text}</p>`;
      document.body.append(frame);
    },
    'storage-of-the-page': () => {
      localStorage.setItem('drafts', JSON.stringify({ text }));
    },
    'messages-in-the-page': () => {
      window.postMessage({ kind: 'row', text }, '*');
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => undefined;
      port1.postMessage(JSON.stringify({ text }));
    },
    console: () => {
      // biome-ignore lint/suspicious/noConsole: that is what is wrong with it
      console.debug('drawing', text);
    },
  };
  kinds[weakness]();
};

/** A script that draws it as soon as the page has a body. */
export const weakOverlay = (text: string, weakness: Weakness): string =>
  `addEventListener('DOMContentLoaded', () => (${overlay})(${JSON.stringify(text)}, '${weakness}'));`;

/** A message box in a closed shadow root, made in the page's world. It takes the focus when the person is about to write. */
export const weakComposer = `addEventListener('DOMContentLoaded', () => {
  const host = document.body.appendChild(document.createElement('div'));
  const box = host.attachShadow({ mode: 'closed' }).appendChild(document.createElement('textarea'));
  document.addEventListener('hostile-go', () => box.focus());
});`;
