/** Has its own message box at hand while the vault is locked and nobody knows which threads are protected. */
import { lock, visit } from '../../support/acts.ts';
import { drawTyped, piecesOf } from '../canary.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page: its own message box has the focus. */
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

export const takesKeysWhileLocked: GuardAttack = {
  without: {
    requirement: 'R-TYPE-2',
    file: 'lib/background/handlers/page.ts',
    edits: [
      {
        from: "return (await isTagged(context, ref)) ? { kind: 'locked' } : { kind: 'off' };",
        to: "return { kind: 'off' };",
      },
      { from: "kinds: armored.map(() => 'locked')", to: "kinds: armored.map(() => 'none')" },
    ],
  },
  bites: async ({ conversation, alice }) => {
    await lock(alice);
    await alice.open('/home');
    await visit(alice, conversation);
    await alice.site.waitFor('[data-testid=dm-composer-textarea]');
    await alice.site.evaluate(takeTheBox);
    const typed = drawTyped();
    for (const letter of typed) await alice.keys(letter);
    const held = await alice.site.evaluate(boxHolds);
    return piecesOf(typed).some((piece) => held.includes(piece));
  },
};
