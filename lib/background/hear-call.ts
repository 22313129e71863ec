/** What follows from a message of a call that was read: it rings here, is answered or over there, or nothing follows. What is too late rings nowhere. */

import { toHex } from '../core/bytes.ts';
import { NONCE_BYTES, readSignal } from '../core/call/signal.ts';
import { OFFER_LIFE } from '../core/limits.ts';
import { noServer } from '../rpc/call-settings.ts';
import type { ThreadId } from '../vault/records.ts';
import { noteCall } from './call-line.ts';
import { fromTransport } from './call-transport.ts';
import { openCall } from './call-window.ts';
import type { Context } from './context.ts';
import { isOfThread, type LiveCall, withCall } from './live-calls.ts';
import { notify } from './notify.ts';
import type { BatchRead } from './read-batch.ts';
import type { HeardCall } from './reading.ts';
import { readSettings } from './stored.ts';

/** Seconds more for an answer that was given at the last moment to arrive. */
const ANSWER_GRACE = 30;
/** A window that has not asked for so many seconds is gone. */
const SILENT = 60;

interface From {
  readonly thread: ThreadId;
  readonly peerId: string;
  readonly tabId: number;
  /** The contact may ring: protected, and neither muted nor blocked. */
  readonly mayRing: boolean;
  /** Their key was checked. */
  readonly isVerified: boolean;
  /** They are among those whose calls the person lets ring. */
  readonly isChosen: boolean;
}

/** Does whatever follows from them, in their order. `tabId`: where they stand; what was pasted rings nowhere. */
export const hearCalls = async (
  context: Context,
  { calls, thread }: Pick<BatchRead, 'calls' | 'thread'>,
  tabId: number | undefined,
): Promise<void> => {
  if (calls === null || thread === null || tabId === undefined) return;
  const { heard, ...about } = calls;
  const { calls: chosen = noServer } = await readSettings(await context.vault.open());
  const isChosen = chosen.rings === 'protected' || (chosen.rings === 'verified' && about.isVerified);
  for (const call of heard) await steps[call.step](context, { ...about, isChosen, thread, tabId }, call);
  context.announce('thread');
};

type Hear = (context: Context, from: From, call: HeardCall) => Promise<void>;

const hearOffer: Hear = async (context, from, { call: id, signal, time, hash }) => {
  const now = context.clock.now();
  const offer = readSignal(signal);
  if (offer === null || !from.mayRing || Math.abs(now - time) > OFFER_LIFE) return;
  const { thread, peerId, tabId } = from;
  const ringing: LiveCall = {
    thread,
    peerId,
    tabId,
    id,
    role: 'callee',
    stage: 'ringing',
    video: offer.video,
    at: time,
    seenAt: now,
    offer: hash,
    ourNonce: toHex(context.random.bytes(NONCE_BYTES)),
    ourFingerprint: null,
    theirNonce: toHex(offer.nonce),
    theirs: fromTransport(offer.transport),
    over: null,
  };
  const outcome = await context.calls.update((calls) => offered(calls, ringing, { now, isChosen: from.isChosen }));
  if (outcome === 'silent') await noteCall(context, ringing, { over: 'silent', seconds: null });
  if (outcome !== 'rings') return;
  await openCall(context.browser, id).catch(() => {}); // then the line in the thread says that it was missed
  await notify(context, await context.vault.open(), { thread: from.thread, became: 'call', tabId: from.tabId });
};

interface Offered {
  readonly calls: readonly LiveCall[];
  readonly output: 'rings' | 'silent' | 'crossed' | 'nothing';
}

/** What becomes of an offer beside the calls that there are. Pure. */
const offered = (
  calls: readonly LiveCall[],
  ringing: LiveCall,
  { now, isChosen }: { readonly now: number; readonly isChosen: boolean },
): Offered => {
  if (calls.some(({ id }) => id === ringing.id)) return { calls, output: 'nothing' };
  const live = calls.filter((call) => isLive(call, now));
  const ours = live.find(
    (call) => call.role === 'caller' && call.stage !== 'answered' && isOfThread(call, ringing.thread),
  );
  if (ours === undefined) {
    if (!isChosen) return { calls, output: 'silent' };
    return live.length > 0 ? { calls, output: 'nothing' } : { calls: [...calls, ringing], output: 'rings' };
  }
  // Both call each other, so that both want to hear of it. The call with the lower id goes on, and both sides know which one that is.
  if (ours.stage === 'offered' && ours.id < ringing.id) return { calls, output: 'nothing' };
  return {
    calls: [...withCall(calls, ours.id, { over: 'crossed', goesOnAs: ringing.id }), ringing],
    output: 'crossed',
  };
};

const hearAnswer: Hear = async (context, { thread }, { call: id, signal }) => {
  const answer = readSignal(signal);
  const now = context.clock.now();
  if (answer === null) return;
  await context.calls.update((calls) => {
    const call = calls.find((one) => one.id === id);
    const isAwaited =
      call?.role === 'caller' && call.stage === 'offered' && call.over === null && isOfThread(call, thread);
    if (!isAwaited || now > call.at + OFFER_LIFE + ANSWER_GRACE) return { calls, output: null };
    const changed = {
      stage: 'answered',
      video: call.video || answer.video,
      theirs: fromTransport(answer.transport),
      theirNonce: toHex(answer.nonce),
    } as const;
    return { calls: withCall(calls, id, changed), output: null };
  });
};

const hearEnd: Hear = async (context, { thread }, { call: id }) => {
  const ended = await context.calls.update((calls) => {
    const call = calls.find((one) => one.id === id);
    const isRinging = call !== undefined && call.over === null && isOfThread(call, thread) && call.stage !== 'answered';
    if (!isRinging) return { calls, output: null };
    const over = call.role === 'caller' ? ('declined' as const) : ('cancelled' as const);
    return { calls: withCall(calls, id, { stage: 'over', over }), output: { ...call, over } };
  });
  if (ended !== null) await noteCall(context, ended, { over: ended.over, seconds: null });
};

const steps: Record<HeardCall['step'], Hear> = { offer: hearOffer, answer: hearAnswer, end: hearEnd };

/** It rings, or its window stands open. */
export const isLive = ({ stage, over, at, seenAt }: LiveCall, now: number): boolean =>
  over === null && (stage === 'ringing' ? now <= at + OFFER_LIFE : now <= seenAt + SILENT);
