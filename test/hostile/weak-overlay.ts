/**
 * An overlay as it must not be. It stands in the page's world and keeps the text where the page can get at it: each attack must succeed
 * against the weakness that it names, or it proves nothing.
 */
import type { Weakness } from './attack.ts';

/** Draws the text over the page. Runs in the page. */
const overlay = (text: string, weakness: Weakness): void => {
  const place = (host: HTMLElement): HTMLElement => {
    Object.assign(host.style, { position: 'fixed', left: '40px', top: '40px', zIndex: '9', background: 'white' });
    document.body.append(host);
    return host;
  };
  /** It does what overlays do: it measures its line, follows its size and listens for a press on it. */
  const inRoot = (host: HTMLElement, rules: Partial<ShadowRootInit> = {}): void => {
    const line = document.createElement('div');
    line.append(text);
    host.attachShadow({ ...rules, mode: 'closed' }).append(line);
    place(host);
    line.getBoundingClientRect();
    line.addEventListener('click', () => undefined);
    new ResizeObserver(() => undefined).observe(line);
  };
  const decrypt = async (): Promise<void> => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const cipher = { name: 'AES-GCM', iv };
    const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const sealed = await crypto.subtle.encrypt(cipher, key, new TextEncoder().encode(text));
    new TextDecoder().decode(await crypto.subtle.decrypt(cipher, key, sealed));
  };
  const kinds: Record<Weakness, () => void> = {
    'closed-root': () => inRoot(document.createElement('div')),
    'closed-root-of-a-named-element': () => inRoot(document.createElement('message-glass')),
    'plain-nodes': () => {
      place(document.createElement('div')).append(text);
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
      window.postMessage(Object.assign({}, { kind: 'row', text }), '*');
      const { port1, port2 } = new MessageChannel();
      port2.onmessage = () => undefined;
      port1.postMessage(JSON.stringify({ text }));
    },
    console: () => {
      // biome-ignore lint/suspicious/noConsole: that is what is wrong with it
      console.debug('drawing', text);
    },
    attributes: () => {
      const line = place(document.createElement('div'));
      line.title = text;
      line.setAttribute('aria-label', text);
    },
    'style-sheet': () => {
      const sheet = new CSSStyleSheet();
      sheet.insertRule(`.drawn-line::before { content: ${JSON.stringify(text)}; }`);
      document.adoptedStyleSheets.push(sheet);
      place(document.createElement('div')).className = 'drawn-line';
    },
    'serializable-root': () => inRoot(document.createElement('div'), { serializable: true }),
    canvas: () => {
      const canvas = document.createElement('canvas');
      place(canvas);
      const brush = canvas.getContext('2d');
      canvas.width = Math.ceil(brush?.measureText(text).width ?? 0);
      brush?.fillText(text, 0, 20);
    },
    'decrypted-in-the-page': () => void decrypt(),
    blob: () => {
      const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      void fetch(address).then((answer) => answer.text());
    },
    'frame-that-answers': () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      frame.contentWindow?.addEventListener('message', ({ source }) =>
        source?.postMessage({ text }, { targetOrigin: '*' }),
      );
    },
    'channel-of-the-page': () => {
      new BroadcastChannel('overlay').postMessage({ text });
    },
    'history-of-the-page': () => {
      history.replaceState({ ...history.state, text }, '');
    },
    'timeline-of-the-page': () => {
      performance.mark('drawn', { detail: { text } });
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
