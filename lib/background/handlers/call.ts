/** Answers the windows of calls: opens one, sends offer and answer, and says how a call stands. The connection itself is the window's. */
import { fromHex, toHex } from '../../core/bytes.ts';
import {
  type CallSignal,
  callDigits,
  commitmentTo,
  encodeSignal,
  isCommitmentTo,
  NONCE_BYTES,
} from '../../core/call/signal.ts';
import { OFFER_LIFE } from '../../core/limits.ts';
import type { CallState, CallTransport } from '../../rpc/call-types.ts';
import { RpcError } from '../../rpc/errors.ts';
import type { SendOutcome } from '../../rpc/thread-types.ts';
import { noteCall } from '../call-line.ts';
import { toTransport } from '../call-transport.ts';
import { openCall } from '../call-window.ts';
import type { Context } from '../context.ts';
import { fullRef, lookUpThread, readThread } from '../find-thread.ts';
import { isLive } from '../hear-call.ts';
import { type LiveCall, withCall } from '../live-calls.ts';
import { nameOf } from '../names.ts';
import type { Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import { stateOf } from '../thread-state.ts';
import { sendCall } from '../write-call.ts';

type Methods = 'call.open' | 'call.state' | 'call.offer' | 'call.answer' | 'call.end' | 'call.reveal' | 'call.digits';

export const callHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'call.open': async ({ tabId, video }) => {
    await open(context, tabId, video);
    return {};
  },
  'call.state': ({ call }) => stateFor(context, call),
  'call.offer': ({ call, transport }) => offer(context, call, transport),
  'call.answer': ({ call, transport }) => answer(context, call, transport),
  'call.end': async ({ call, seconds }) => {
    await end(context, call, seconds);
    return {};
  },
  'call.reveal': async ({ call }) => {
    const { role, stage, ourNonce } = await find(context, call);
    // The other side has sent its nonce: it cannot choose another one by ours any more.
    if (role !== 'caller' || stage !== 'answered') throw new RpcError('call/unknown');
    return { nonce: ourNonce };
  },
  'call.digits': async ({ call, nonce }) => ({ digits: await digits(context, call, nonce) }),
});

/** @throws RpcError `call/unknown` */
const find = async ({ calls }: Context, id: string): Promise<LiveCall> => {
  const call = await calls.find(id);
  if (call === null) throw new RpcError('call/unknown');
  return call;
};

const open = async (context: Context, tabId: number, video: boolean): Promise<void> => {
  const vault = await context.vault.open();
  const { ref } = await context.engine.where(tabId);
  const full = ref && fullRef(ref);
  if (!full) throw new RpcError('thread/unknown-account');
  const found = await lookUpThread(vault, full);
  const now = context.clock.now();
  if (found === null || !['protected', 'verified'].includes(stateOf(found, now)))
    throw new RpcError('thread/not-protected');
  const call: LiveCall = {
    id: toHex(context.random.bytes(16)),
    thread: threadId(found.thread),
    peerId: found.contact.peerId,
    tabId,
    role: 'caller',
    stage: 'new',
    video,
    at: now,
    seenAt: now,
    offer: null,
    ourNonce: toHex(context.random.bytes(NONCE_BYTES)),
    ourFingerprint: null,
    theirNonce: null,
    theirs: null,
    over: null,
  };
  const isFree = await context.calls.update((calls) =>
    calls.some((other) => isLive(other, now)) ? { calls, output: false } : { calls: [...calls, call], output: true },
  );
  if (!isFree) throw new RpcError('call/busy');
  await openCall(context.browser, call.id);
};

const stateFor = async (context: Context, id: string): Promise<CallState> => {
  const now = context.clock.now();
  const call = await context.calls.update((calls) => ({
    calls: withCall(calls, id, { seenAt: now }),
    output: calls.find((one) => one.id === id),
  }));
  if (call === undefined) throw new RpcError('call/unknown');
  const vault = await context.vault.open();
  const found = await vault.look(['threads', 'contacts'], (reader) => readThread(reader, vault.keyring, call.thread));
  const { role, video, theirs, goesOnAs } = call;
  const isLate = call.over === null && ['offered', 'ringing'].includes(call.stage) && now > call.at + OFFER_LIFE;
  return {
    name: found && nameOf(found.contact),
    site: call.thread.site,
    isVerified: found?.contact.verified ?? false,
    role,
    stage: call.over === null && !isLate ? call.stage : 'over',
    video,
    theirs,
    until: call.stage === 'new' ? null : call.at + OFFER_LIFE,
    over: isLate ? 'missed' : call.over,
    ...(goesOnAs === undefined ? {} : { goesOnAs }),
  };
};

const signalOf = (signal: CallSignal): Uint8Array => {
  const bytes = encodeSignal(signal);
  if (bytes === null) throw new RpcError('rpc/bad-request');
  return bytes;
};

const offer = async (context: Context, id: string, transport: CallTransport): Promise<SendOutcome> => {
  const call = await find(context, id);
  if (call.role !== 'caller' || call.stage !== 'new' || call.over !== null) throw new RpcError('call/unknown');
  const nonce = commitmentTo(bytesOf(id), bytesOf(call.ourNonce));
  const signal = signalOf({ video: call.video, nonce, transport: toTransport(transport) });
  await change(context, id, { stage: 'offered', at: context.clock.now(), ourFingerprint: transport.fingerprint });
  return sent(context, call, { step: 'offer', signal });
};

const answer = async (context: Context, id: string, transport: CallTransport): Promise<SendOutcome> => {
  const call = await find(context, id);
  const isInTime = context.clock.now() <= call.at + OFFER_LIFE;
  if (call.role !== 'callee' || call.stage !== 'ringing' || call.over !== null || !isInTime)
    throw new RpcError('call/unknown');
  const signal = signalOf({ video: call.video, nonce: bytesOf(call.ourNonce), transport: toTransport(transport) });
  await change(context, id, { stage: 'answered', ourFingerprint: transport.fingerprint });
  return sent(context, call, { step: 'answer', signal });
};

/** What could not be sent ends the call: nobody over there knows of it, or will hear that it was answered. */
const sent = async (context: Context, call: LiveCall, said: Parameters<typeof sendCall>[2]): Promise<SendOutcome> => {
  try {
    const { outcome, hash } = await sendCall(context, call, said);
    if (said.step === 'offer') await change(context, call.id, { offer: hash });
    if (outcome.kind === 'failed') await change(context, call.id, { over: 'failed' });
    return outcome;
  } catch (error) {
    await change(context, call.id, { over: 'failed' });
    throw error;
  }
};

const end = async (context: Context, id: string, seconds: number | null): Promise<void> => {
  const now = context.clock.now();
  const ended = await context.calls.update((calls) => {
    const call = calls.find((one) => one.id === id);
    if (call === undefined || call.over !== null) return { calls, output: null };
    const over = overBy(call, now, seconds);
    return { calls: withCall(calls, id, { stage: 'over', over }), output: { call, over } };
  });
  if (ended === null) return;
  const { call, over } = ended;
  const isToTell = over === 'declined' || (over === 'cancelled' && call.stage === 'offered');
  await noteCall(context, call, { over, seconds });
  if (isToTell) await sendCall(context, call, { step: 'end', signal: new Uint8Array() }).catch(() => {}); // it stops ringing by itself
  context.announce('thread');
};

const overBy = ({ role, stage, at }: LiveCall, now: number, seconds: number | null): NonNullable<CallState['over']> => {
  if (stage === 'answered') return seconds === null ? 'failed' : 'talked';
  if (stage !== 'new' && now > at + OFFER_LIFE) return 'missed';
  return role === 'callee' ? 'declined' : 'cancelled';
};

const change = (context: Context, id: string, changed: Partial<LiveCall>): Promise<void> =>
  context.calls.update((calls) => ({ calls: withCall(calls, id, changed), output: undefined }));

const bytesOf = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

/** @throws RpcError `call/unknown`, `call/forged` when what the caller reveals is not what the offer was bound to */
const digits = async (context: Context, id: string, revealed: string | null): Promise<string> => {
  const call = await find(context, id);
  const { role, theirs, ourFingerprint, theirNonce, ourNonce } = call;
  if (call.stage !== 'answered' || theirs === null || ourFingerprint === null || theirNonce === null)
    throw new RpcError('call/unknown');
  const nonce = role === 'caller' ? bytesOf(theirNonce) : bytesOf(revealed ?? '');
  if (role === 'callee' && !isCommitmentTo(bytesOf(theirNonce), bytesOf(id), nonce)) throw new RpcError('call/forged');
  const vault = await context.vault.open();
  const [found, account] = await vault.look(['threads', 'contacts', 'accounts'], async (reader) => [
    await readThread(reader, vault.keyring, call.thread),
    await reader.get('accounts', vault.keyring.account(call.thread)),
  ]);
  const identity = found?.contact.identity;
  if (!identity || !account) throw new RpcError('call/unknown');
  const us = { nonce: bytesOf(ourNonce), identity: account.identity.publicKey, fingerprint: bytesOf(ourFingerprint) };
  const them = { nonce, identity, fingerprint: bytesOf(theirs.fingerprint) };
  return role === 'caller' ? callDigits(bytesOf(id), us, them) : callDigits(bytesOf(id), them, us);
};
