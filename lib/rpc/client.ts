/** Asks the background. Offers each caller only the methods that are its own; the background checks again. */
import { browser } from 'wxt/browser';
import type { Caller, MethodsOf, Params, Result } from './contract.ts';
import { RpcError } from './errors.ts';
import { type Answer, SOTTO } from './wire-format.ts';

/** A function that asks the background one method of one kind of caller. Rejects with `RpcError` and nothing else. */
export type Ask<C extends Caller> = <M extends MethodsOf<C>>(method: M, params: Params<M>) => Promise<Result<M>>;

/**
 * The asking function of one kind of caller.
 * A request that the background could not finish because it was stopped is `rpc/interrupted`: asking again is safe.
 */
export const asker =
  <C extends Caller>(): Ask<C> =>
  async (method, params) => {
    let answer: Answer<Result<typeof method>> | undefined;
    try {
      answer = await browser.runtime.sendMessage({ sotto: SOTTO, method, params });
    } catch {
      throw new RpcError('rpc/interrupted'); // no receiver, or the receiver went away
    }
    if (answer === undefined || answer === null) throw new RpcError('rpc/interrupted');
    if ('error' in answer) throw new RpcError(answer.error);
    return answer.ok;
  };
