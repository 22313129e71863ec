/** Sends the event by which the builder's own scripts end older ones of their kind, so that the guard would go. */
import { visit } from '../../support/acts.ts';
import { chromiumId } from '../../support/build-output.ts';
import { drawTyped, piecesOf } from '../canary.ts';
import type { GuardAttack } from '../guard-attack.ts';

const ids = { chromium: chromiumId(), firefox: 'sotto@sotto.example' };
const started = (id: string): string => `${id}:site:wxt:content-script-started`;

/** Runs in the page: what is told travels from world to world as a copy. */
const tellAndTake = (event: string) => {
  const field = document.body.appendChild(document.createElement('input'));
  field.id = 'taken';
  setInterval(() => {
    document.dispatchEvent(new CustomEvent(event, { detail: { contentScriptName: 'site', messageId: 'newer' } }));
    field.focus();
  }, 30);
};

export const speaksAsTheBuilder: GuardAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/script-context.ts',
    edits: [
      {
        from: 'readonly signal = new AbortController().signal;',
        to: `readonly signal = (() => {
          const ends = new AbortController();
          for (const id of ${JSON.stringify(Object.values(ids))})
            document.addEventListener(id + ':site:wxt:content-script-started', () => ends.abort());
          return ends.signal;
        })();`,
      },
    ],
  },
  bites: async ({ conversation, alice }) => {
    await visit(alice, conversation);
    await alice.composer.waitFor('body[data-state=open] textarea');
    await alice.composer.click('textarea');
    await alice.site.evaluate(tellAndTake, started(ids[alice.engine]));
    const typed = drawTyped();
    for (const letter of typed) await alice.keys(letter);
    const taken = await alice.site.evaluate(() => document.querySelector<HTMLInputElement>('#taken')?.value ?? '');
    return piecesOf(typed).some((piece) => taken.includes(piece));
  },
};
