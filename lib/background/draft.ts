/**
 * A thread's draft: what stands in the composer and was not committed. Every text that is entered has an id of its own (`entry`), so that
 * a draft that was on its way while the text was committed does not bring it back. Pure.
 */
import type { Entered } from '../rpc/thread-types.ts';
import type { DraftRecord } from '../vault/records.ts';

/** So many committed entries are remembered: more than a composer has on its way when a page ends. */
const REMEMBERED = 16;

/** What the composer asks to be kept: entered texts that were not committed, and the box. */
export const draftToKeep = (
  { text, pending }: { readonly text: string; readonly pending: readonly Entered[] },
  before: DraftRecord | undefined,
): DraftRecord => {
  const committed = before?.committed ?? [];
  const open = pending.filter(({ entry }) => !committed.includes(entry)).map((one) => one.text);
  return { ...before, text: [...open, text].filter((part) => part !== '').join('\n') };
};

/** What is left when this text was committed. A draft that is not of it is another tab's, and stays. */
export const draftAfter = (
  { text, entry }: { readonly text: string; readonly entry: string | undefined },
  before: DraftRecord | undefined,
): DraftRecord => {
  const committed = [...(before?.committed ?? []), ...(entry === undefined ? [] : [entry])].slice(-REMEMBERED);
  return { text: withoutText(before?.text ?? '', text), committed };
};

const withoutText = (draft: string, text: string): string => {
  if (draft.startsWith(`${text}\n`)) return draft.slice(text.length + 1);
  return text.startsWith(draft) ? '' : draft; // kept while the text was still being typed
};
