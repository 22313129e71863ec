// @vitest-environment happy-dom
/** The window of a call before and after both talk: what it asks, what it says, and that nothing leaves by itself. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CallScreen } from '../../lib/calls/call-screen.tsx';
import type { CallState, CallTransport } from '../../lib/rpc/call-types.ts';
import type { SendOutcome } from '../../lib/rpc/thread-types.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { type Answers, fakeBackground, heldBack } from './fake-background.ts';
import { click, find, isThere, settle, show, textOf } from './screen.ts';

const CALL = 'c'.repeat(32);
/** Unix seconds until which a call rings. */
const SOON = Math.floor(Date.now() / 1_000) + 60;
const FINGERPRINT = Array.from({ length: 32 }, () => 'AB').join(':');
const theirs: CallTransport = { fingerprint: 'ab'.repeat(32), ufrag: 'abcd', password: 'x'.repeat(24), candidates: [] };

/** A browser's loudspeaker: how often a tone began. */
class FakeSound {
  static tones = 0;
  static open = 0;
  static sound(): void {
    FakeSound.tones += 1;
  }
  readonly currentTime = 0;
  readonly destination = {};
  constructor() {
    FakeSound.open += 1;
  }
  createOscillator = () => ({
    frequency: { value: 0 },
    connect: (to: unknown) => to,
    start: () => FakeSound.sound(),
    stop: () => {},
  });
  createGain = () => ({ gain: { setValueAtTime: () => {}, linearRampToValueAtTime: () => {} }, connect: () => {} });
  close = async () => {
    FakeSound.open -= 1;
  };
}

/** A browser's connection that finds nobody. */
class FakePeer extends EventTarget {
  static all: FakePeer[] = [];
  readonly taken: unknown[] = [];
  iceGatheringState = 'complete';
  iceConnectionState = 'new';
  isClosed = false;
  localDescription: { type: string; sdp: string } | null = null;
  readonly channel = { readyState: 'connecting', send: () => {}, onopen: null, onmessage: null, onclose: null };
  constructor() {
    super();
    FakePeer.all.push(this);
  }
  createDataChannel = () => this.channel;
  setLocalDescription = async () => {
    const lines = ['a=ice-ufrag:wxyz', `a=ice-pwd:${'y'.repeat(24)}`, `a=fingerprint:sha-256 ${FINGERPRINT}`];
    this.localDescription = { type: 'offer', sdp: `${lines.join('\r\n')}\r\n` };
  };
  setRemoteDescription = async (taken: unknown) => void this.taken.push(taken);
  close = () => {
    this.isClosed = true;
  };
}

const settings = { lockAfterMinutes: 0, lockOnScreenLock: false, invitationSentence: '' };

const track = () => ({ stop: vi.fn(), enabled: true, kind: 'audio' });
let microphone: () => Promise<{ getTracks: () => unknown[] }>;

beforeEach(() => {
  FakePeer.all = [];
  microphone = async () => ({ getTracks: () => [track()] });
  vi.stubGlobal('RTCPeerConnection', FakePeer);
  vi.stubGlobal('AudioContext', FakeSound);
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: { getUserMedia: () => microphone() } });
});
afterEach(() => vi.unstubAllGlobals());

const stateOf = (more: Partial<CallState> = {}): CallState => ({
  name: '@bob',
  site: 'x',
  isVerified: false,
  role: 'caller',
  stage: 'new',
  video: false,
  theirs: null,
  until: null,
  over: null,
  ...more,
});

const open = async (state: { now: CallState }, answers: Answers = {}, isAccepted = false) => {
  const background = fakeBackground({
    'call.state': () => state.now,
    'call.end': () => ({}),
    'settings.get': () => settings,
    ...answers,
  });
  const { ask, watch } = background;
  const [goOn, close] = [vi.fn(), vi.fn()];
  await show(null);
  await show(<CallScreen {...{ ask, watch, id: CALL, isAccepted, goOn, close }} />);
  await settle();
  return { ...background, goOn, close };
};
const methods = ({ asked }: { asked: readonly { method: string }[] }): string[] =>
  asked.map(({ method }) => method).filter((method) => !['call.state', 'settings.get'].includes(method));

it('R-CALL-1: says who learns the address, and sends nothing before it is pressed', async () => {
  const state = { now: stateOf() };
  const window = await open(state, {
    'call.offer': () => {
      state.now = stateOf({ stage: 'offered', until: SOON });
      return { kind: 'sent' };
    },
  });
  expect(find('main').dataset['call']).toBe('asking');
  expect(textOf('main')).toContain('@bob learns your network address');
  expect(methods(window)).toEqual([]);
  await click('[data-act=start-call]');
  await settle();
  expect(methods(window)).toEqual(['call.offer']);
  expect(find('main').dataset['call']).toBe('waiting');
});

it('R-CALL-1: rings, and answers only when it is accepted', async () => {
  const window = await open(
    { now: stateOf({ role: 'callee', stage: 'ringing', theirs, video: true, until: SOON }) },
    { 'call.answer': () => ({ kind: 'sent' }) },
  );
  expect(textOf('h1')).toBe('@bob is calling with video');
  expect(FakePeer.all.flatMap(({ taken }) => taken)).toEqual([]); // not even looked for
  await click('[data-act=accept-call]');
  await settle();
  expect(methods(window)).toEqual(['call.answer']);
  expect(FakePeer.all[0]?.taken).toMatchObject([{ type: 'offer' }]);
});

it('is heard while it rings, and no longer', async () => {
  FakeSound.tones = 0;
  await open({ now: stateOf({ role: 'callee', stage: 'ringing', theirs, until: SOON }) });
  expect([FakeSound.tones > 0, FakeSound.open]).toEqual([true, 1]);
  await click('[data-act=decline-call]');
  expect(FakeSound.open).toBe(0);
});

it('declines', async () => {
  const window = await open({ now: stateOf({ role: 'callee', stage: 'ringing', theirs, until: SOON }) });
  await click('[data-act=decline-call]');
  expect(methods(window)).toEqual(['call.end']);
  expect(find('main').dataset['call']).toBe('over');
});

it('lets go of a microphone that the browser gives after the person has stopped', async () => {
  const given = track();
  const asking = heldBack<{ getTracks: () => unknown[] }>();
  microphone = () => asking.promise;
  const window = await open({ now: stateOf() });
  await click('[data-act=start-call]');
  await click('[data-act=end-call]');
  asking.release({ getTracks: () => [given] });
  await settle();
  expect(given.stop).toHaveBeenCalledOnce();
  expect(methods(window)).toEqual(['call.end']);
  expect(find('main').dataset['call']).toBe('over');
});

it('an answer that comes before its offer is known to be sent is taken', async () => {
  const state = { now: stateOf() };
  const sending = heldBack<SendOutcome>();
  const window = await open(state, { 'call.offer': () => sending.promise });
  await click('[data-act=start-call]');
  await settle();
  state.now = stateOf({ stage: 'answered', theirs });
  window.announce();
  await settle();
  sending.release({ kind: 'sent' });
  await settle();
  expect(find('main').dataset['call']).toBe('connecting');
});

it('takes the answer once', async () => {
  const state = { now: stateOf() };
  const window = await open(state, { 'call.offer': () => ({ kind: 'sent' }) });
  await click('[data-act=start-call]');
  await settle();
  state.now = stateOf({ stage: 'answered', theirs });
  for (let turn = 0; turn < 2; turn += 1) {
    window.announce();
    await settle();
  }
  expect(FakePeer.all[0]?.taken).toMatchObject([{ type: 'answer' }]);
  expect(find('main').dataset['call']).toBe('connecting');
});

it.each([
  ['NotAllowedError', 'may not use the microphone'],
  ['NotFoundError', 'No microphone was found'],
  ['NotReadableError', 'Another program uses the microphone'],
])('says what is wrong with the microphone (%s), and can be tried again', async (name, words) => {
  microphone = () => Promise.reject(new DOMException('no', name));
  const window = await open({ now: stateOf() });
  await click('[data-act=start-call]');
  await settle();
  expect(textOf('[role=alert]')).toContain(words);
  expect(methods(window)).toEqual([]);
  expect(isThere('[data-act=start-call]')).toBe(true);
});

it('a call that the site does not take is over, and says why', async () => {
  const window = await open(
    { now: stateOf() },
    { 'call.offer': () => ({ kind: 'failed', code: 'page/layout', id: '1', armored: 'x' }) },
  );
  await click('[data-act=start-call]');
  await settle();
  expect(textOf('[role=alert]')).toBe(sayError('page/layout'));
  expect(methods(window)).toEqual(['call.offer', 'call.end']);
  expect(find('main').dataset['call']).toBe('over');
});

it.each([
  [{ over: 'declined' }, '@bob declined.'],
  [{ over: 'missed' }, '@bob did not answer.'],
  [{ over: 'cancelled', role: 'callee' }, '@bob stopped calling.'],
  [{ over: 'missed', role: 'callee' }, 'You missed the call.'],
  [{ over: 'failed' }, 'found no way to each other'],
] as const)('says how it ended: %o', async (how, words) => {
  const { close } = await open({ now: stateOf({ stage: 'over', ...how }) });
  expect(textOf('main')).toContain(words);
  await click('[data-act=close-call]');
  expect(close).toHaveBeenCalledOnce();
});

it('R-CALL-1: goes on as the other call when both called each other, and accepts that one only where the person had called', async () => {
  const crossed = stateOf({ stage: 'over', over: 'crossed', goesOnAs: 'd'.repeat(32) });
  const idle = await open({ now: crossed });
  expect(idle.goOn).toHaveBeenCalledWith('d'.repeat(32), false);

  const state = { now: stateOf() };
  const calling = await open(state, { 'call.offer': () => ({ kind: 'sent' }) });
  await click('[data-act=start-call]');
  await settle();
  state.now = crossed;
  calling.announce();
  await settle();
  expect(calling.goOn).toHaveBeenCalledWith('d'.repeat(32), true);

  const ringing = stateOf({ role: 'callee', stage: 'ringing', theirs, until: SOON });
  const window = await open({ now: ringing }, { 'call.answer': () => ({ kind: 'sent' }) }, true);
  await settle();
  expect(methods(window)).toEqual(['call.answer']);
});

it.each([
  ['answered', true],
  ['new', false],
  ['over', false],
] as const)('keeps the vault open while a call is under way, and no longer (%s)', async (stage, isAsked) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const { asked } = await open({ now: stateOf({ stage, ...(stage === 'over' ? { over: 'missed' } : {}) }) });
    const before = asked.length;
    vi.advanceTimersByTime(60_000);
    await settle();
    expect(asked.length > before).toBe(isAsked);
  } finally {
    vi.useRealTimers();
  }
});

it('goes on while nobody answers in the background', async () => {
  let isLocked = false;
  const window = await open(
    { now: stateOf() },
    {
      'call.state': () => (isLocked ? { error: 'vault/locked' } : stateOf()),
      'call.offer': () => ({ kind: 'sent' }),
    },
  );
  await click('[data-act=start-call]');
  await settle();
  isLocked = true;
  window.announce();
  await settle();
  expect(find('main').dataset['call']).toBe('waiting');
  expect(FakePeer.all.map(({ isClosed }) => isClosed)).toEqual([false]);
});

it('a window without a call says so', async () => {
  await open({ now: stateOf() }, { 'call.state': () => ({ error: 'call/unknown' }) });
  expect(textOf('[role=alert]')).toBe(sayError('call/unknown'));
});
