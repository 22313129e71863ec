/** Answers what the background asks the page engine. Only the extension itself can speak on this channel. */
import { browser } from 'wxt/browser';
import { answerLater } from '../rpc/answer-later.ts';
import type { InsertOutcome, PageContract } from '../rpc/page-contract.ts';
import { isRequest } from '../rpc/wire-format.ts';

export interface EngineAnswers {
  readonly where: () => PageContract['engine.where']['result'];
  readonly send: (order: PageContract['engine.send']['params']) => Promise<InsertOutcome>;
}

/** Listens until `signal` is aborted. Requests that are not for the engine are left to others. */
export const serveEngine = (answers: EngineAnswers, signal: AbortSignal): void => {
  const hear = answerLater((message) => {
    if (!isRequest(message)) return undefined;
    if (message.method === 'engine.where') return Promise.resolve({ ok: answers.where() });
    if (message.method === 'engine.send')
      return answers.send(message.params as PageContract['engine.send']['params']).then((ok) => ({ ok }));
    return undefined;
  });
  browser.runtime.onMessage.addListener(hear);
  signal.addEventListener('abort', () => browser.runtime.onMessage.removeListener(hear));
};
