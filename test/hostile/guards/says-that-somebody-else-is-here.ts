/** Says that somebody else is logged in, so that the thread would be none of the person's, and has its own message box at hand. */
import { visit } from '../../support/acts.ts';
import { drawTyped, piecesOf } from '../canary.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const sayAnother = () => {
  // biome-ignore lint/suspicious/noDocumentCookie: the one way in both browsers
  document.cookie = 'twid=u%3D99; domain=x.com; path=/; secure';
};
const takeTheBox = () => {
  setInterval(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]')?.focus();
  }, 30);
};
const boxHolds = () => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  return root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]')?.value ?? '';
};

export const saysThatSomebodyElseIsHere: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/background/handlers/page.ts',
    edits: [{ from: 'ref.peerId === null && (await isTagged(', to: 'ref.peerId === undefined && (await isTagged(' }],
  },
  bites: async ({ conversation, alice }) => {
    await alice.site.evaluate(sayAnother);
    await visit(alice, conversation);
    await alice.site.waitFor('[data-testid=dm-composer-textarea]');
    await alice.site.evaluate(takeTheBox);
    const typed = drawTyped();
    for (const letter of typed) await alice.keys(letter);
    const held = await alice.site.evaluate(boxHolds);
    return piecesOf(typed).some((piece) => held.includes(piece));
  },
};
