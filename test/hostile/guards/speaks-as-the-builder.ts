/** Sends the event by which the builder's own scripts end older ones of their kind, so that the guard would go. */
import { chromiumId } from '../../support/build-output.ts';
import { standsInComposer, takenHolds, typesAndIsHeard } from '../guard-acts.ts';
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
  bites: async (stage) => {
    const { alice } = stage;
    await standsInComposer(stage);
    await alice.site.evaluate(tellAndTake, started(ids[alice.engine]));
    return typesAndIsHeard(alice, takenHolds);
  },
};
