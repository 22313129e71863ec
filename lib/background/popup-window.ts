/** Shows the popup for a tab where nobody pressed the toolbar's button: in a small window, or in a tab where the browser has no windows. */
import type { BrowserApi } from './browser-api.ts';

/** @param tabId the tab that it is about */
export const openPopup = async (
  { runtime, tabs, windows }: Pick<BrowserApi, 'runtime' | 'tabs' | 'windows'>,
  tabId: number,
): Promise<void> => {
  const url = runtime.getURL(`/popup.html?tab=${tabId}`);
  if (windows === undefined) await tabs.create({ url });
  else await windows.create({ url, type: 'popup', width: 380, height: 600 });
};
