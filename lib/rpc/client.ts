/** Asks the background. Offers each caller only the methods that are its own; the background checks again. */
import { browser } from 'wxt/browser';
import type { Caller, Method, MethodsOf, Params, Result } from './contract.ts';
import { RpcError } from './errors.ts';
import { type Answer, SOTTO } from './wire-format.ts';

/** A function that asks the background one method of one kind of caller. Rejects with `RpcError` and nothing else. */
export type Ask<C extends Caller> = <M extends MethodsOf<C>>(method: M, params: Params<M>) => Promise<Result<M>>;

/** Milliseconds before such a request is made again: a stopped background starts anew with the next one, and a busy page may ask again soon. */
const WAITS = [50, 250, 1_000];

/** What our pages ask by themselves, and may ask twice. Everything else is a person's to ask again. */
const repeated: ReadonlySet<Method> = new Set([
  'page.thread',
  'page.token',
  'page.protects',
  'page.words',
  'page.pointed',
  'glass.read',
  'composer.state',
  'composer.draft',
]);

/**
 * The asking function of one kind of caller.
 * A request that the background could not finish because it was stopped is `rpc/interrupted`: asking again is safe.
 */
export const asker =
  <C extends Caller>(): Ask<C> =>
  async (method, params) => {
    for (const wait of repeated.has(method) ? WAITS : []) {
      try {
        return await askOnce(method, params);
      } catch (error) {
        if (!isPassing(error)) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    return askOnce(method, params);
  };

const isPassing = (error: unknown): boolean =>
  isInterrupted(error) || (error instanceof RpcError && error.code === 'rpc/too-many');

/** Was the background stopped over the request? */
export const isInterrupted = (error: unknown): boolean => error instanceof RpcError && error.code === 'rpc/interrupted';

const askOnce = async <M extends Method>(method: M, params: Params<M>): Promise<Result<M>> => {
  let answer: Answer<Result<M>> | undefined;
  try {
    answer = await browser.runtime.sendMessage({ sotto: SOTTO, method, params });
  } catch {
    throw new RpcError('rpc/interrupted'); // no receiver, or the receiver went away
  }
  if (answer === undefined || answer === null) throw new RpcError('rpc/interrupted');
  if ('error' in answer) throw new RpcError(answer.error);
  return answer.ok;
};
