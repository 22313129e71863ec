/** Starts the popup: under the toolbar button, or as a window or tab of its own with `?tab=<id>`. Wiring only. */
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import '../../lib/people/keeping.css';
import '../../lib/people/name-form.css';
import '../../lib/settings/unlock.css';
import './popup.css';
import '../../lib/settings/backup.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { type WantedSite, wantedAt } from '../../lib/people/not-used.tsx';
import { tabIdIn } from '../../lib/people/tab-id.ts';
import { asker } from '../../lib/rpc/client.ts';
import { onNews } from '../../lib/rpc/news.ts';
import { browserPasskeys, type Passkeys } from '../../lib/settings/passkey.ts';
import type { Watch } from '../../lib/ui/use-reading.ts';
import { writeDocument } from '../../lib/words/write-document.ts';
import { Popup } from './popup.tsx';

writeDocument(document);

const asked = tabIdIn(location.search);
const isToolbar = asked === undefined;
document.documentElement.dataset['place'] = isToolbar ? 'toolbar' : 'window';

const findTab = async (): Promise<number | null> => {
  if (asked !== undefined) return asked;
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
};

/** The tab may go elsewhere while this window stays open. */
const watch: Watch = (changed, signal) => {
  onNews(changed, signal);
  addEventListener('focus', changed, { signal });
  browser.tabs.onUpdated.addListener(changed);
  signal.addEventListener('abort', () => browser.tabs.onUpdated.removeListener(changed), { once: true });
};

const openApp = async (route: string): Promise<void> => {
  const about = ['verify', 'key', 'manual'].includes(route) ? `?tab=${tabId}` : '';
  await browser.tabs.create({ url: `${browser.runtime.getURL('/app.html')}${about}#${route}` });
  if (isToolbar) window.close();
};

const root = document.getElementById('root');
const tabId = await findTab();

/** The browser's question would close a popup under its button: it is asked in a tab. */
const passkeys: Passkeys = isToolbar
  ? { ...browserPasskeys, ask: () => openApp('unlock').then(() => null) }
  : browserPasskeys;
/** The browser shows the address of the tab under its button, and of those whose site was allowed. */
const wanted = async (): Promise<WantedSite | null> => {
  if (tabId === null) return null;
  const { url } = await browser.tabs.get(tabId).catch(() => ({ url: undefined })); // it may be gone
  return url === undefined ? null : wantedAt(url, (origins) => browser.permissions.request({ origins }));
};
/** The page has the keyboard once the popup is closed; another window of ours is the person's to leave. */
const leave = (): void => {
  if (isToolbar) window.close();
};
const popup = { wanted, leave, ask: asker<'window'>(), watch, tabId, passkeys };
if (root) render(<Popup {...popup} openApp={(route) => void openApp(route)} />, root);
