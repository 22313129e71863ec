/** Keeps words of its own in its message box, so that they are sent or lost with the person's. */
import { accounts } from '../../support/accounts.ts';
import { type GuardAttack, succeeds } from '../guard-attack.ts';

/** Runs in the page. */
const keepWords = () => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const box = root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]');
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
  set?.call(box, 'written long ago');
  box?.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
};

export const hasWordsInTheBox: GuardAttack = {
  without: {
    requirement: 'R-SEND-2',
    file: 'lib/page/box.ts',
    edits: [{ from: "(isField(box) ? box.value : solid(box)) === ''", to: 'isField(box) || true' }],
  },
  bites: async ({ site, conversation, alice }) => {
    await alice.site.evaluate(keepWords);
    const sent = () => site.messages(conversation).filter(({ from }) => from === accounts.alice.id).length;
    const before = sent();
    await alice.composer.fill('textarea', 'over the words of another day');
    await alice.composer.press('textarea', 'Enter');
    return succeeds(async () => sent() > before);
  },
};
