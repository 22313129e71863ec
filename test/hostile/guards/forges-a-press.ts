/** Forges a press of the person in the page, and takes the focus as if the person had gone there. */
import { visit } from '../../support/acts.ts';
import { drawTyped, piecesOf } from '../canary.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const forgeAndTake = () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.id = 'taken';
  setInterval(() => {
    field.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, clientX: 1, clientY: 1 }));
    field.focus();
  }, 30);
};

export const forgesAPress: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/guard.ts',
    edits: [{ from: 'if (!event.isTrusted || (host !== null', to: 'if ((host !== null' }],
  },
  bites: async ({ conversation, alice }) => {
    await visit(alice, conversation);
    await alice.composer.waitFor('body[data-state=open] textarea');
    await alice.composer.click('textarea');
    await alice.site.evaluate(forgeAndTake);
    const typed = drawTyped();
    for (const letter of typed) await alice.keys(letter);
    const taken = await alice.site.evaluate(() => document.querySelector<HTMLInputElement>('#taken')?.value ?? '');
    return piecesOf(typed).some((piece) => taken.includes(piece));
  },
};
