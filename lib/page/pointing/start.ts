/**
 * The adapter of a page at a site that nobody has listed: learns what the person pointed at there, and has them point when they ask for it in the
 * popup. Loaded in the pages of sites that the person allowed, and in no others.
 */
import { browser } from 'wxt/browser';
import { answerLater } from '../../rpc/answer-later.ts';
import type { Ask } from '../../rpc/client.ts';
import type { News } from '../../rpc/events.ts';
import type { PageContract } from '../../rpc/page-contract.ts';
import type { Pointed } from '../../rpc/pointed.ts';
import { isRequest } from '../../rpc/wire-format.ts';
import { pointedAdapter } from '../../sites/pointed.ts';
import type { MakeAdapter } from '../adapter-here.ts';
import { isOrphaned } from '../orphan.ts';
import { Picker } from './picker.ts';
import { queryAll } from './selectors.ts';

/** After so long it is asked again where there was no answer. */
const AGAIN_MS = 1_000;

interface PointingParts {
  /** Sotto's name for the site of this page. */
  readonly site: string;
  readonly ask: Ask<'page'>;
  readonly hearNews: (listener: (news: News) => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Call it when the document begins, in its top frame: it listens before the page does, and before the guard. */
export const startPointing = ({ site, ask, hearNews, signal }: PointingParts): MakeAdapter => {
  /** Undefined while that is not known. */
  let pointed: Pointed | null | undefined;
  const picker = new Picker({
    keep: async (chosen) => {
      await ask('page.point', { pointed: chosen });
      pointed = chosen;
    },
  });
  const learn = async (): Promise<void> => {
    const answer = await ask('page.pointed', {}).catch(() => null);
    if (answer === null) {
      if (!isOrphaned()) setTimeout(() => void learn(), AGAIN_MS);
    } else if (JSON.stringify(answer.pointed) !== JSON.stringify(pointed)) pointed = usable(answer.pointed);
  };
  hearNews(({ news }) => {
    if (news === 'people') void learn();
  }, signal);
  void learn();
  const hear = answerLater((message) => {
    if (!isRequest(message) || message.method !== 'engine.point') return undefined;
    picker.begin((message.params as PageContract['engine.point']['params']).words);
    return Promise.resolve({ ok: {} });
  });
  browser.runtime.onMessage.addListener(hear);
  return pointedAdapter(site, () => (picker.isActive ? null : pointed));
};

/** What no selector can be read from is as good as nothing: it can be pointed at anew. */
const usable = (pointed: Pointed | null): Pointed | null => {
  if (pointed === null) return null;
  const { box, form, sendButton, scroller, text } = pointed;
  try {
    for (const selector of [...box, ...form, ...sendButton, ...scroller, text])
      queryAll(new DocumentFragment(), selector);
    return pointed;
  } catch {
    return null;
  }
};
