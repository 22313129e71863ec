/** Is busy as soon as its message box has the focus for a text of ours, so that the keys pressed meanwhile come to it. */
import { message } from '../../support/editor-bench.ts';
import type { EditorAttack } from '../editor-attack.ts';

/** Runs in the page. */
const beBusy = () => {
  const work = (event: Event): void => {
    const end = event.timeStamp + 400;
    while (event.target instanceof HTMLElement && event.target.isContentEditable && performance.now() < end);
  };
  addEventListener('focusin', work, true);
};

export const isBusyWhenItHasTheFocus: EditorAttack = {
  without: {
    requirement: 'R-TYPE-1',
    file: 'lib/page/guard.ts',
    edits: [
      {
        from: 'if (!event.isTrusted || isAnswer(event)) return false;',
        to: 'if (!event.isTrusted || this.#visit !== null) return false;',
      },
    ],
  },
  bites: async (bench, open) => {
    await open('plain-editable');
    await bench.page.evaluate(beBusy);
    await bench.beginToSend(message(700));
    await bench.meanwhile(() => bench.keys('k'));
    return (await bench.heard()) !== '';
  },
};
