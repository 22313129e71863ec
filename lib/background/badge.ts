/** The toolbar button of a tab: a dot when an invitation waits, a mark when the thread was stopped, and the state in words. No name, no text of anyone. */
import { type SaidState, sayToolbar } from '../words/thread-words.ts';
import type { BrowserApi } from './browser-api.ts';

export type ShowState = (tabId: number, state: SaidState | null) => Promise<void>;

/** Null for a tab in which nothing is to be said. */
export const badge =
  ({ action }: Pick<BrowserApi, 'action'>): ShowState =>
  async (tabId, state) => {
    try {
      await Promise.all([
        action.setBadgeText({ text: marks.get(state) ?? '', tabId }),
        action.setTitle({ title: state === null ? 'Sotto' : sayToolbar(state), tabId }),
      ]);
    } catch {
      // The tab has closed: there is no button to change.
    }
  };

/** What a person has to decide. */
const marks: ReadonlyMap<SaidState | null, string> = new Map([
  ['invitation-received', '•'],
  ['blocked', '!'],
]);
