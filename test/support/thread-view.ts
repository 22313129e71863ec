/** What a person sees of a thread at one moment: the composer, the rows of the glass, and the site's rows beneath them. */
import { eventually } from './acts.ts';
import type { Person } from './person.ts';

export interface ComposerView {
  /** `unbound` while there is none. */
  readonly state: string;
  /** The text that is offered as *not sent*. */
  readonly unsent: string | null;
  /** What stands in the box. */
  readonly draft: string;
  readonly isBusy: boolean;
}

export const composerOf = (person: Person): Promise<ComposerView> =>
  person.composer.evaluate(() => ({
    state: document.body.dataset['state'] ?? 'unbound',
    unsent: document.querySelector('[data-unsent] .composer-unsent-text')?.textContent ?? null,
    draft: document.querySelector('textarea')?.value ?? '',
    isBusy: document.querySelector('[role=status][data-busy], [data-unsent] [aria-disabled=true]') !== null,
  }));

export interface RowView {
  readonly kind: string;
  readonly text: string;
  /** The same payload stands further up already. */
  readonly isRepeated: boolean;
}

/** The rows of the glass from top to bottom. */
export const rowsOf = (person: Person): Promise<readonly RowView[]> =>
  person.glass.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-row]')]
      .map((row) => ({ row, top: row.getBoundingClientRect().top }))
      .sort((a, b) => a.top - b.top)
      .map(({ row }) => ({
        kind: row.dataset['kind'] ?? '',
        text: row.querySelector('[data-text]')?.textContent ?? '',
        isRepeated: row.querySelector('[data-meta]')?.textContent?.includes('shown again') ?? false,
      })),
  );

/** How many rows with armor the site's own page shows. */
const armoredRows = (person: Person): Promise<number> =>
  person.site.evaluate(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    const spans = [...(root?.querySelectorAll('[data-testid^="message-text-"] span[dir=auto]') ?? [])];
    return spans.filter((span) => span.textContent?.includes('Sotto1')).length;
  });

/** Why the thread is not completely on the screen yet, or null when it is: composer open, nothing under way, every row read. */
export const unsettled = async (person: Person): Promise<string | null> => {
  if (!(await person.composer.isThere())) return 'no composer';
  const { state, isBusy } = await composerOf(person);
  if (state !== 'open') return `composer ${state}`;
  if (isBusy) return 'composer busy';
  const beneath = await armoredRows(person);
  if (beneath === 0) return 'no rows at the site';
  if (!(await person.glass.isThere())) return 'no glass';
  const rows = await rowsOf(person);
  if (rows.length !== beneath) return `${rows.length} of ${beneath} rows drawn`;
  const unreadable = rows.filter(({ kind }) => kind === 'unreadable').map(({ text }) => text);
  return unreadable.length === 0 ? null : `unreadable: ${unreadable.join(', ')}`;
};

/** Scrolls up until the site's page holds the whole conversation, and waits until all of it is read. */
export const scrollThrough = async (person: Person, count: number): Promise<readonly RowView[]> => {
  await eventually(`${person.name} has scrolled up to the first of ${count} messages`, async () => {
    await person.site.evaluate(() => {
      const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
      root?.querySelector('[data-testid=dm-message-scroller]')?.scrollTo({ top: 0 });
    });
    return (await armoredRows(person)) === count;
  });
  let why: string | null = null;
  await eventually(`${person.name} reads all ${count} messages`, async () => {
    why = await unsettled(person);
    return why === null;
  }).catch((error: Error) => {
    throw new Error(`${error.message} ${why}`);
  });
  return rowsOf(person);
};
