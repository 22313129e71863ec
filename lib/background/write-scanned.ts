/** Takes a code that was scanned: the contact is verified and the proof committed in one step, or the thread is stopped, or nothing moves. */
import { sendingSession } from '../core/ratchet/session-set.ts';
import type { ScanCode } from '../core/verification/scan.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ScanRefusal } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { AccountRecord } from '../vault/records.ts';
import { put } from '../vault/step.ts';
import { commitMessage, type Moment, type Saying } from './commit-message.ts';
import type { Context } from './context.ts';
import type { FullRef } from './find-thread.ts';
import { type Scan, scanCode, stoppedByScan } from './key-check.ts';

/** @throws RpcError as `commitMessage` */
export const writeScanned = async (
  context: Context,
  vault: OpenVault,
  ref: FullRef,
  text: string,
): Promise<
  { readonly kind: 'committed'; readonly id: string } | { readonly kind: 'refused'; readonly why: ScanRefusal }
> => {
  const account = await vault.look(['accounts'], (reader) => reader.get('accounts', vault.keyring.account(ref)));
  if (account === undefined) throw new RpcError('thread/not-protected');
  const others: Exclude<Scan, { kind: 'match' }>[] = [];
  const committed = await commitMessage<null>(context, vault, ref, (moment) => {
    const scanned = scanIn(moment, account, text);
    if (scanned.kind === 'match') return sayScanned(moment, scanned);
    others.push(scanned);
    return null;
  });
  if (committed !== null) return { kind: 'committed', id: committed.id };
  const [other] = others;
  if (other?.kind === 'refused') return other;
  if (other !== undefined) await stop(vault, ref, other.code, context.clock.now());
  return { kind: 'refused', why: 'other-key' };
};

const scanIn = ({ thread, now }: Moment, account: AccountRecord, text: string): Scan => {
  const held = sendingSession(thread.sessions);
  if (thread.blocked) throw new RpcError('thread/blocked');
  if (held === null) throw new RpcError(thread.sessions.length > 0 ? 'thread/renewing' : 'thread/not-protected');
  return scanCode({ thread, account }, { text, session: held.session, now });
};

const sayScanned = ({ now }: Moment, { thread, proof }: Extract<Scan, { kind: 'match' }>): Saying => ({
  content: { kind: 'scanned', proof, time: now, sequence: 0 },
  outgoing: { kind: 'scanned', text: '' },
  kept: { kind: 'card', card: 'scanned', outcome: 'verified' },
  thread,
  isCheck: true,
});

const stop = (vault: OpenVault, ref: FullRef, code: ScanCode, now: number): Promise<null> =>
  vault.step({
    touches: ['threads'],
    read: (reader) => reader.get('threads', vault.keyring.thread(ref)),
    decide: (thread) => ({
      writes: thread === undefined ? [] : [put('threads', vault.keyring.thread(ref), stoppedByScan(thread, code, now))],
      output: null,
    }),
  });
