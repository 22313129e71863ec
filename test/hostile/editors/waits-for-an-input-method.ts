/** Is busy as soon as its message box has the focus for a text of ours, so that what an input method writes meanwhile lands there. */
import { message } from '../../support/editor-bench.ts';
import type { EditorAttack } from '../editor-attack.ts';

/** Runs in the page: notes everything that ever stands in its message box. */
const waitForText = () => {
  const work = (event: Event): void => {
    const end = event.timeStamp + 400;
    while (event.target instanceof HTMLElement && event.target.isContentEditable && performance.now() < end);
  };
  addEventListener('focusin', work, true);
  const note = (): void => {
    document.documentElement.dataset['stood'] += window.lab.text();
  };
  new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
};

export const waitsForAnInputMethod: EditorAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/guard.ts',
    edits: [
      {
        from: 'if (BEGINNINGS.includes(event.type) && this.#visit !== null) this.#visit.end();\n    else if',
        to: 'if',
      },
    ],
  },
  only: 'chromium', // Marionette has no input method
  bites: async (bench, open) => {
    await open('plain-editable');
    await bench.page.evaluate(waitForText);
    await bench.beginToSend(message(700));
    await bench.meanwhile(() => bench.compose('かな'));
    const stood = (await bench.page.attribute('html', 'data-stood')) ?? '';
    return /[かな]/.test(stood + (await bench.known()) + (await bench.heard()) + bench.sent.at(-1));
  },
};
