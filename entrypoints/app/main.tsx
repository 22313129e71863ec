/** Starts the app window: welcome, people, settings, about. Wiring only. */
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import './app.css';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { asker } from '../../lib/rpc/client.ts';
import { onNews } from '../../lib/rpc/news.ts';
import type { Watch } from '../../lib/ui/use-reading.ts';
import { App } from './app.tsx';

/** A window that was away may have missed news. */
const watch: Watch = (changed, signal) => {
  onNews(changed, signal);
  addEventListener('focus', changed, { signal });
};

const root = document.getElementById('root');
const { version } = browser.runtime.getManifest();
if (root) render(<App ask={asker()} watch={watch} version={version} />, root);
