/** Reads armored texts for page and glass alike, and does what follows from a thread that changed by it. */
import { BY_HAND } from '../rpc/manual-types.ts';
import type { GlassRow } from '../rpc/rows.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { Context } from './context.ts';
import { hearCalls } from './hear-call.ts';
import { notify } from './notify.ts';
import { type BatchRead, readBatch } from './read-batch.ts';
import { isGuarded } from './thread-state.ts';
import { timerOfTheirs } from './timers.ts';

/** The clocks of two people, seconds. */
const CLOCKS = 86_400;

/**
 * The rows in the order asked. What is new is stored before it is returned. `shown`: they stand before the person's eyes, so that the time
 * of those that have one begins. `isByHand`: they were pasted. `tabId`: where they stand, if in a tab.
 * @throws VaultError `vault/none` or `vault/locked`
 */
export const readRows = async (
  context: Context,
  asked: {
    readonly ref: ThreadRef;
    readonly armored: readonly string[];
    readonly shown: boolean;
    readonly isByHand?: boolean;
    readonly tabId?: number;
  },
): Promise<readonly GlassRow[]> => {
  if (asked.armored.length === 0) return [];
  const { clock, failures, tags, announce, eraser } = context;
  const vault = await context.vault.open();
  const read = await readBatch(vault, { ...asked, now: clock.now() }, context);
  if (read.sessionAdded || read.isNews) failures.forget();
  const { state, thread } = read;
  if (thread !== null && state !== null && isGuarded(state) && thread.site !== BY_HAND) await tags.add(thread);
  if (read.lateTimer !== null) {
    await endLate(vault, read.lateTimer, clock.now());
    context.search.forget();
  }
  if (asked.shown) await vault.displayed(read.unseen);
  await eraser.set();
  await hearCalls(context, read, asked.tabId);
  if (read.isNews || read.lateTimer !== null) announce('thread');
  if (thread !== null) await notify(context, vault, { thread, became: read.became, tabId: asked.tabId });
  return asked.shown ? read.rows.map(seen) : read.rows;
};

/** Texts that were read before the timer that they are under. They were displayed then, so that their time begins now. */
const endLate = (
  vault: OpenVault,
  { timer, thread }: NonNullable<BatchRead['lateTimer']>,
  now: number,
): Promise<void> =>
  vault.endLate({
    thread,
    since: timer.time - CLOCKS,
    endOf: (record) => {
      if (record.kind !== 'text' || record.author !== 'them' || record.sequence <= timer.sequence) return null;
      const seconds = timerOfTheirs(thread, record.sequence);
      return seconds > 0 ? { kind: 'at', time: now + seconds } : null;
    },
  });

const seen = (row: GlassRow): GlassRow => {
  if (row.kind !== 'text') return row;
  const { unseen: _, ...rest } = row;
  return rest;
};
