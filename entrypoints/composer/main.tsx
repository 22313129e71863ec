/** The composer frame inside a page. Wiring only; draws nothing until it is bound. */
import { render } from 'preact';
import { Composer } from '../../lib/composer/composer.tsx';
import { bindFrame } from '../../lib/rpc/bind-frame.ts';
import { asker } from '../../lib/rpc/client.ts';
import type { ToComposer } from '../../lib/rpc/frame-port.ts';
import { onNews } from '../../lib/rpc/news.ts';
import '../../lib/ui/theme.css';
import '../../lib/ui/parts.css';
import '../../lib/composer/composer.css';
import { writeDocument } from '../../lib/words/write-document.ts';

writeDocument(document);

const ask = asker<'composer'>();
const { port } = await bindFrame(ask);
render(
  <Composer
    ask={ask}
    say={(message) => port.postMessage(message)}
    hear={(listener) => {
      port.onmessage = ({ data }: MessageEvent<ToComposer>) => listener(data);
      return () => port.close();
    }}
    hearNews={(listener) => {
      const ends = new AbortController();
      onNews(listener, ends.signal);
      return () => ends.abort();
    }}
  />,
  document.body,
);
