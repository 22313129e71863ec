/** Starts the window of a call, `?call=<id>`. Wiring only. */
import '../../lib/ui/base.css';
import '../../lib/ui/parts.css';
import '../../lib/calls/call.css';
import { render } from 'preact';
import { CallScreen } from '../../lib/calls/call-screen.tsx';
import { asker } from '../../lib/rpc/client.ts';
import { onNews } from '../../lib/rpc/news.ts';
import type { Watch } from '../../lib/ui/use-reading.ts';
import { writeDocument } from '../../lib/words/write-document.ts';

writeDocument(document);

const watch: Watch = (changed, signal) => {
  onNews(changed, signal);
  addEventListener('focus', changed, { signal });
};

const asked = new URLSearchParams(location.search);
const root = document.getElementById('root');
const call = {
  ask: asker<'window'>(),
  watch,
  id: asked.get('call'),
  isAccepted: asked.has('accepted'),
  goOn: (id: string, isAccepted: boolean) => location.replace(`?call=${id}${isAccepted ? '&accepted' : ''}`),
  close: () => window.close(),
};
if (root) render(<CallScreen {...call} />, root);
