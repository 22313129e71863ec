/** Listens to every message, and replaces what carries messages between parts. */
import type { ReadAttack } from '../attack.ts';

export const listensToMessages: ReadAttack = {
  weakness: 'messages-in-the-page',
  trap: ({ home }) => {
    const say = (data: unknown): void => {
      try {
        void home(JSON.stringify(data) ?? String(data));
      } catch (unsayable) {
        void home(String(unsayable));
      }
    };
    addEventListener('message', ({ data }) => say(data), true);
    const { postMessage } = MessagePort.prototype;
    MessagePort.prototype.postMessage = function post(this: MessagePort, ...all: unknown[]) {
      say(all[0]);
      return (postMessage as (...given: unknown[]) => void).apply(this, all);
    } as typeof postMessage;
    const listen = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function add(this: EventTarget, type: string, heard: never, options) {
      if (type === 'message') listen.call(this, type, (event) => say((event as MessageEvent).data));
      return listen.call(this, type, heard, options);
    };
    for (const name of ['BroadcastChannel', 'Worker', 'SharedWorker']) {
      const made = Reflect.get(window, name) as (new (...all: unknown[]) => object) | undefined;
      if (made === undefined) continue;
      const construct = (one: typeof made, all: unknown[]): object => {
        say(all);
        return Reflect.construct(one, all);
      };
      Reflect.set(window, name, new Proxy(made, { construct }));
    }
  },
};
