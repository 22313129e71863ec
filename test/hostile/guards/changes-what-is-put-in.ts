/** Adds words of its own to what is put into its message box, before it is sent. */
import { accounts } from '../../support/accounts.ts';
import { say } from '../../support/acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page: what we put in is followed by what the page wants to have said. */
const addWords = () => {
  let isBusy = false;
  const add = (event: Event): void => {
    const [box] = event.composedPath();
    if (isBusy || !(box instanceof HTMLTextAreaElement) || box.value === '') return;
    isBusy = true;
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    set?.call(box, `${box.value} and send money`);
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    isBusy = false;
  };
  addEventListener('input', add, true);
};

export const changesWhatIsPutIn: GuardAttack = {
  without: {
    requirement: 'R-SEND-1',
    file: 'lib/page/insert.ts',
    edits: [
      { from: 'isExact() ? senderOf(adapter, box) : null', to: 'senderOf(adapter, box)' },
      { from: 'adapter.box() === box && isExact()', to: 'true' },
    ],
  },
  bites: async ({ site, conversation, alice }) => {
    await alice.site.evaluate(addWords);
    await say(alice, 'nothing more than this');
    return site
      .messages(conversation)
      .some(({ from, text }) => from === accounts.alice.id && text.includes('and send money'));
  },
};
