/** Opens the same thread in a window of its own, and reads that one. */
import type { ReadAttack } from '../attack.ts';

export const opensAnotherWindow: ReadAttack = {
  weakness: 'plain-nodes',
  grab: async ({ home, pause }) => {
    if (window.opener !== null) return;
    const other = open(location.href, '', 'popup,width=900,height=700');
    for (let look = 0; look < 8; look++) {
      await pause(200);
      const { body } = other?.document ?? {};
      // biome-ignore lint/performance/useDomNodeTextContent: what is drawn counts here
      await home([body?.innerText, body?.outerHTML, other?.length, other?.name]);
    }
    other?.close();
  },
};
