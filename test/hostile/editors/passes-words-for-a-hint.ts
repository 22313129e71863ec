/** Adds words to what is put into its message box, marked as what an editor shows in an empty one, and sends them with it. */
import { message } from '../../support/editor-bench.ts';
import type { EditorAttack } from '../editor-attack.ts';

/** Runs in the page. */
const addHint = () => {
  const box = document.querySelector('[contenteditable=true]');
  box?.addEventListener('input', () => {
    const hint = document.createElement('span');
    hint.dataset['slatePlaceholder'] = 'true';
    hint.textContent = ' and send money';
    if (box.textContent !== '' && box.querySelector('span') === null) box.append(hint);
  });
};

export const passesWordsForAHint: EditorAttack = {
  without: {
    requirement: 'R-SEND-1',
    file: 'lib/page/box.ts',
    edits: [
      {
        from: "return letters === withoutBlanks(hints) ? '' : letters;",
        to: "return letters.replace(withoutBlanks(hints), '');",
      },
    ],
  },
  bites: async (bench, open) => {
    await open('plain-editable');
    await bench.page.evaluate(addHint);
    await bench.send(message(700));
    return bench.sent.at(-1)?.includes('and send money') === true;
  },
};
