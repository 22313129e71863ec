/** The glass frame inside a page. Wiring only; draws nothing until it is bound. */
import { Glass } from '../../lib/glass/glass.ts';
import '../../lib/glass/glass.css';
import { bindFrame } from '../../lib/rpc/bind-frame.ts';
import { asker } from '../../lib/rpc/client.ts';
import type { ToGlass } from '../../lib/rpc/frame-port.ts';
import { newsMeanwhile } from '../../lib/rpc/news.ts';
import { tellLanguage } from '../../lib/words/formats.ts';
import { readyTimes } from '../../lib/words/time-words.ts';
import { writeDocument } from '../../lib/words/write-document.ts';

writeDocument(document);

const part = (name: string): HTMLElement => {
  const found = document.querySelector<HTMLElement>(`[data-${name}]`);
  if (found === null) throw new Error(`the frame has no ${name}`);
  return found;
};

const ask = asker<'glass'>();
tellLanguage(navigator.language); // nearly always the one that is told
readyTimes();
const hearNews = newsMeanwhile(new AbortController().signal);
const { port, language, recent, rows } = await bindFrame(ask);
tellLanguage(language);
const glass = new Glass({
  ask,
  say: (message) => port.postMessage(message),
  sheet: part('sheet'),
  bench: part('bench'),
  now: () => Date.now() / 1000,
});
port.onmessage = ({ data }: MessageEvent<ToGlass>) => glass.hear(data);
const isOutdated = hearNews(() => glass.refresh());
glass.expect(recent, isOutdated ? [] : rows); // what was read for the binding may be over when it comes: the vault was locked, say
window.addEventListener('pagehide', () => glass.blank());
window.addEventListener('pageshow', () => glass.refresh());
document.addEventListener('dragstart', (event) => event.preventDefault()); // a drag would hand the text to the page
