/** Tells every window, frame and page engine that something changed, never what. */
import type { News } from '../rpc/events.ts';
import { type NewsMessage, SOTTO } from '../rpc/wire-format.ts';
import type { BrowserApi } from './browser-api.ts';

export type Announce = (news: News['news']) => void;

/** Does not wait: whoever is not there to hear it asks when it comes. */
export const announcer = ({ runtime, tabs, permissions }: BrowserApi): Announce => {
  const toTabs = async (message: NewsMessage): Promise<void> => {
    const { origins = [] } = await permissions.getAll();
    if (origins.length === 0) return;
    const granted = await tabs.query({ url: [...origins] });
    await Promise.all(
      granted.map(async ({ id }) => {
        if (id !== undefined) await tabs.sendMessage(id, message).catch(() => {}); // no page engine there
      }),
    );
  };
  return (news) => {
    const message: NewsMessage = { sotto: SOTTO, news };
    void runtime.sendMessage(message).catch(() => {}); // no window is open
    void toTabs(message).catch(() => {}); // a tab closed meanwhile
  };
};
