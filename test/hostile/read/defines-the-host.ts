/** Defines elements of likely names, whose internals hand out the closed root. */
import type { ReadAttack } from '../attack.ts';

export const definesTheHost: ReadAttack = {
  weakness: 'closed-root-of-a-named-element',
  trap: ({ home, pause }) => {
    for (const name of ['message-glass', 'sotto-glass', 'sotto-host', 'sotto-composer', 'sotto-frame', 'sotto-sheet']) {
      customElements.define(
        name,
        class extends HTMLElement {
          constructor() {
            super();
            const internals = this.attachInternals();
            void pause(400).then(() => home([name, internals.shadowRoot?.innerHTML ?? '']));
          }
        },
      );
    }
  },
};
