/** Puts words into its message box until the person has that box shown, and takes the focus when they press on it to write there. */
import { takenHolds, typesAndIsHeard } from '../guard-acts.ts';
import type { GuardAttack } from '../guard-attack.ts';

/** Runs in the page. */
const keepWords = () => {
  setInterval(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    const box = root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]');
    if (box?.value !== '') return;
    const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
    set?.call(box, '…');
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }, 30);
};

/** Runs in the page: a field of its own wants the focus all the time. Where its message box is. */
const layOut = () => {
  const taken = document.body.appendChild(document.createElement('input'));
  taken.id = 'taken';
  setInterval(() => taken.focus(), 30);
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const {
    left = 0,
    top = 0,
    width = 0,
    height = 0,
  } = root?.querySelector('textarea[data-testid=dm-composer-textarea]')?.getBoundingClientRect() ?? {};
  return { x: left + width / 2, y: top + height / 2 };
};

export const hasItsBoxShown: GuardAttack = {
  without: {
    requirement: 'R-SEND-3',
    file: 'lib/page/guard.ts',
    edits: [{ from: 'if (isOnComposer || isAt(shown(), event)) {', to: 'if (isOnComposer) {' }],
  },
  only: 'chromium', // only there can a story press at a point
  bites: async ({ alice }) => {
    await alice.site.evaluate(keepWords);
    await alice.composer.click('[data-act=show-site-box]');
    await alice.composer.waitFor('[data-site-box=shown]');
    const { x, y } = await alice.site.evaluate(layOut);
    await alice.site.clickAt(x, y);
    return typesAndIsHeard(alice, takenHolds);
  },
};
