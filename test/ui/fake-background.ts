/** Stands in for the background at its edge: answers a window's requests from a table and remembers what was asked. */
import type { Ask } from '../../lib/rpc/client.ts';
import type { MethodsOf, Params, Result } from '../../lib/rpc/contract.ts';
import { type ErrorCode, RpcError } from '../../lib/rpc/errors.ts';

type Method = MethodsOf<'window'>;

/** A result, the code of a failure, or a promise of a result that the test keeps back. */
export type Answers = {
  [M in Method]?: (params: Params<M>) => Result<M> | { readonly error: ErrorCode } | Promise<Result<M>>;
};

export interface FakeBackground {
  readonly ask: Ask<'window'>;
  readonly asked: { readonly method: Method; readonly params: unknown }[];
  /** Tells every watching window that something changed. */
  readonly announce: () => void;
  readonly watch: (changed: () => void, signal: AbortSignal) => void;
  /** The windows that still listen. */
  readonly listeners: ReadonlySet<() => void>;
}

export const fakeBackground = (answers: Answers): FakeBackground => {
  const asked: { method: Method; params: unknown }[] = [];
  const listeners = new Set<() => void>();
  const ask = async (method: Method, params: unknown): Promise<unknown> => {
    asked.push({ method, params });
    const answer = answers[method] as ((params: unknown) => unknown) | undefined;
    if (answer === undefined) throw new RpcError('rpc/forbidden');
    const result = await answer(params);
    if (typeof result === 'object' && result !== null && 'error' in result) {
      throw new RpcError(result.error as ErrorCode);
    }
    return result;
  };
  return {
    ask: ask as Ask<'window'>,
    asked,
    listeners,
    announce: () => {
      for (const changed of listeners) changed();
    },
    watch: (changed, signal) => {
      listeners.add(changed);
      signal.addEventListener('abort', () => listeners.delete(changed));
    },
  };
};

/** A promise and the hand that settles it. */
export const heldBack = <T>(): { readonly promise: Promise<T>; readonly release: (value: T) => void } => {
  let release: (value: T) => void = () => {};
  const promise = new Promise<T>((resolve) => {
    release = resolve;
  });
  return { promise, release };
};
