/** Says that somebody else is logged in, so that the thread would be none of the person's, and has its own message box at hand. */
import { typesIntoTheBox } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const sayAnother = () => {
  // biome-ignore lint/suspicious/noDocumentCookie: the one way in both browsers
  document.cookie = 'twid=u%3D99; domain=x.com; path=/; secure';
};

export const saysThatSomebodyElseIsHere: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/background/handlers/page.ts',
    edits: [{ from: 'ref.peerId === null && (await isTagged(', to: 'ref.peerId === undefined && (await isTagged(' }],
  },
  bites: async (stage) => {
    await stage.alice.site.evaluate(sayAnother);
    return typesIntoTheBox(stage);
  },
};
