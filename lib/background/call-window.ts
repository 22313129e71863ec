/** Shows a call: in a window of its own, in which no page has a say, or in a tab where the browser has no windows. */
import type { BrowserApi } from './browser-api.ts';

/** @param id of the call */
export const openCall = async (
  { runtime, tabs, windows }: Pick<BrowserApi, 'runtime' | 'tabs' | 'windows'>,
  id: string,
): Promise<void> => {
  const url = runtime.getURL(`/call.html?call=${id}`);
  if (windows === undefined) await tabs.create({ url });
  else await windows.create({ url, type: 'popup', width: 480, height: 640 });
};
