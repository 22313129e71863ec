/** Stops a worker at each of its edges in turn: before and after every call that leaves it. */
import { expect } from 'vitest';
import { RpcError } from '../../../lib/rpc/errors.ts';
import type { User } from './user.ts';

/** More edges than any request has: a count that never ends would be a test that never fails. */
const MANY = 1_000;

/** Kills the worker at each edge of `act` in turn and calls `after` on what is left, until `act` ends before it is killed. */
export const atEveryEdge = async (
  act: (edge: number) => { readonly user: User; readonly done: Promise<unknown> },
  after: (edge: number) => Promise<void>,
): Promise<number> => {
  for (let edge = 0; edge < MANY; edge++) {
    const { user, done } = act(edge);
    user.profile.life.dieAfter(edge);
    const survived = await done.then(
      () => true,
      (error: unknown) => {
        expect(error).toEqual(new RpcError('rpc/interrupted'));
        return false;
      },
    );
    user.profile.start();
    await after(edge);
    if (survived) return edge;
  }
  throw new Error('the request never ended');
};
