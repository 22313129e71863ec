/** Measures the rows of texts that are a letter longer each, to learn from their widths which is which. */
import { accounts } from '../../support/accounts.ts';
import { sees } from '../../support/acts.ts';
import { type GuardAttack, succeeds } from '../guard-attack.ts';

/** Wider than their bylines, and narrower than the second step. */
const LETTERS = [12, 13, 14, 15, 16, 17, 18];

/** Runs in the page: which widths its newest rows have. */
const widths = (count: number): readonly number[] => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  const texts = [...(root?.querySelectorAll<HTMLElement>('[data-testid^="message-text-"] span[dir=auto]') ?? [])];
  return [...new Set(texts.slice(-count).map((text) => text.offsetWidth))];
};

export const sizesRowsFinely: GuardAttack = {
  without: {
    requirement: 'R-PAGE-4',
    file: 'lib/rpc/frame-port.ts',
    edits: [
      {
        from: 'export const WIDTH_STEPS = [120, 220, 320, 480] as const;',
        to: 'export const WIDTH_STEPS = [110, 125, 140, 480] as const;',
      },
    ],
  },
  bites: async ({ site, conversation, alice, bob }) => {
    const texts = LETTERS.map((count) => 'o'.repeat(count));
    site.addMessages(
      conversation,
      texts.map((text) => ({ from: accounts.bob.id, text: bob.message(text) })),
    );
    await sees(alice, texts.at(-1) ?? '');
    return succeeds(async () => (await alice.site.evaluate(widths, LETTERS.length)).length > 2);
  },
};
