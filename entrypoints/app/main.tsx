/** Starts the app window: welcome, people, search, settings, about. Wiring only. */
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import '../../lib/settings/unlock.css';
import './app.css';
import '../../lib/settings/backup.css';
import '../../lib/people/keeping.css';
import '../../lib/people/name-form.css';
import '../../lib/people/people.css';
import '../../lib/people/verify.css';
import '../../lib/people/manual.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { tabIdIn } from '../../lib/people/tab-id.ts';
import { asker } from '../../lib/rpc/client.ts';
import { windowFiles } from '../../lib/rpc/handed-files.ts';
import { onNews } from '../../lib/rpc/news.ts';
import { browserPasskeys } from '../../lib/settings/passkey.ts';
import type { Watch } from '../../lib/ui/use-reading.ts';
import { writeDocument } from '../../lib/words/write-document.ts';
import { App } from './app.tsx';

writeDocument(document);

/** A window that was away may have missed news. */
const watch: Watch = (changed, signal) => {
  onNews(changed, signal);
  addEventListener('focus', changed, { signal });
};

const root = document.getElementById('root');
const { version } = browser.runtime.getManifest();
const app = {
  ask: asker<'window'>(),
  watch,
  version,
  passkeys: browserPasskeys,
  storage: navigator.storage,
  files: windowFiles(navigator.storage),
  mayNotify: () => browser.permissions.request({ permissions: ['notifications'] }),
  tabId: tabIdIn(location.search) ?? null,
};
if (root) render(<App {...app} />, root);
