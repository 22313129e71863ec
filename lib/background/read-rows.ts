/** Reads armored texts for page and glass alike, and does what follows from a thread that changed by it. */
import type { GlassRow, ThreadRef } from '../rpc/contract.ts';
import type { Context } from './context.ts';
import { readBatch } from './read-batch.ts';
import { isGuarded } from './thread-state.ts';

/**
 * The rows in the order asked. What is new is stored before it is returned.
 * @throws VaultError `vault/none` or `vault/locked`
 */
export const readRows = async (
  context: Context,
  asked: { readonly ref: ThreadRef; readonly armored: readonly string[] },
): Promise<readonly GlassRow[]> => {
  if (asked.armored.length === 0) return [];
  const { clock, failures, tags, announce } = context;
  const vault = await context.vault.open();
  const read = await readBatch(vault, { ...asked, now: clock.now() }, context);
  if (read.sessionAdded) failures.forget();
  if (read.thread !== null && read.after !== null && isGuarded(read.after)) await tags.add(read.thread);
  if (read.sessionAdded || read.answered || read.before !== read.after) announce('thread');
  return read.rows;
};
