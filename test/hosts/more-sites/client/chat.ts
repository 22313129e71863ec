/** What every page of the stand-in does with messages: fetches them, hears of new ones, and sends. How they look is for each page. */
import type { StandInMessage } from '../server.ts';

export interface Chat {
  /** Who is logged in. */
  readonly me: string;
  /** Rejects when the site refuses the text. */
  send(text: string): Promise<void>;
}

/** Follows a conversation. `show` gets all of its messages, oldest first, and again after each change. */
export const follow = (conversation: string, show: (messages: readonly StandInMessage[], me: string) => void): Chat => {
  const me = document.documentElement.dataset['me'] ?? '';
  const messages = new Map<string, StandInMessage>();
  const take = (more: readonly StandInMessage[]): void => {
    for (const message of more) if (message.conversation === conversation) messages.set(message.id, message);
    show([...messages.values()], me);
  };
  const address = `/stand-in/messages?in=${encodeURIComponent(conversation)}`;
  new EventSource('/stand-in/events').onmessage = ({ data }) => take([JSON.parse(data)]);
  void fetch(address).then(async (answer) => take(await answer.json()));
  return {
    me,
    send: async (text) => {
      const answer = await fetch(address, { method: 'POST', body: text });
      if (!answer.ok) throw new Error(`the site refused ${text.length} characters`);
      take(await answer.json());
    },
  };
};
