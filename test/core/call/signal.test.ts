/** What is said in the two messages that begin a call, and the digits that both sides read aloud. */
import { describe, expect, it } from 'vitest';
import {
  type CallSignal,
  callDigits,
  commitmentTo,
  type DigitsSide,
  encodeSignal,
  isCommitmentTo,
  readSignal,
  SIGNAL_ROOM,
} from '../../../lib/core/call/signal.ts';
import type { Candidate } from '../../../lib/core/call/transport-form.ts';
import { named } from '../../../lib/core/keys.ts';
import { MAX_CANDIDATES } from '../../../lib/core/limits.ts';
import { paddedLength } from '../../../lib/core/padding.ts';
import { encodeContent } from '../../../lib/core/wire/content.ts';
import { append, bitFlips, expectStrict } from '../../support/attack.ts';
import { NOON } from '../../support/people.ts';

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte);

const home: Candidate = {
  type: 'host',
  protocol: 'udp',
  address: { kind: 'ip4', bytes: Uint8Array.of(192, 168, 1, 7) },
  port: 54_321,
};
const hidden: Candidate = { ...home, address: { kind: 'local', bytes: filled(16, 9) } };
const six: Candidate = { ...home, protocol: 'tcp', address: { kind: 'ip6', bytes: filled(16, 0xfe) } };
const relay: Candidate = { ...home, type: 'relay', address: { kind: 'ip4', bytes: Uint8Array.of(203, 0, 113, 5) } };

/** As Chromium makes credentials, and as Firefox does. */
const credentials = {
  chromium: { ufrag: 'a+/9', password: 'AZaz09+/AZaz09+/AZaz09+/' },
  firefox: { ufrag: '1f2e3d4c', password: '00112233445566778899aabbccddeeff' },
};

const signalOf = (candidates: readonly Candidate[], from: keyof typeof credentials = 'chromium'): CallSignal => ({
  video: true,
  nonce: filled(16, 3),
  transport: { fingerprint: filled(32, 5), ...credentials[from], candidates },
});

const encode = (signal: CallSignal): Uint8Array => {
  const bytes = encodeSignal(signal);
  if (bytes === null) throw new Error('it cannot be written');
  return bytes;
};

describe('a signal', () => {
  it.each(['chromium', 'firefox'] as const)('comes back as it was said, by the credentials of %s', (from) => {
    const signal = signalOf([home, relay, six], from);
    expect(readSignal(encode(signal))).toEqual(signal);
    expect(readSignal(encode({ ...signal, video: false }))).toEqual({ ...signal, video: false });
  });

  it('fits into one bucket, whatever it leaves out for that', () => {
    for (const from of ['chromium', 'firefox'] as const) {
      const bytes = encode(signalOf([home, six, hidden, relay, ...Array.from({ length: 30 }, () => home)], from));
      expect(bytes.length).toBeLessThanOrEqual(SIGNAL_ROOM);
      const content = {
        kind: 'call',
        call: filled(16, 1),
        step: 'offer',
        signal: bytes,
        time: NOON,
        sequence: 0,
      } as const;
      expect(paddedLength(encodeContent(content).length, 160)).toBe(160);
    }
  });

  it('keeps the best candidates, and a later one that is shorter where a longer one does not fit', () => {
    const kept = readSignal(encode(signalOf([home, home, six, hidden, relay], 'firefox')))?.transport.candidates;
    expect(kept).toEqual([home, home, six, relay]);
  });

  it('is refused when it was damaged, or is longer than it may be', () => {
    expectStrict(encode(signalOf([home, six, relay])), readSignal, encode);
    const whole = encode(signalOf([]));
    const port = Uint8Array.of(0, 10, 0, 0, 1, 0, 0);
    expect(readSignal(Uint8Array.from([...whole, ...port]))).toBeNull(); // nobody listens at port 0
    expect(readSignal(append(whole, 0))).toBeNull();
    expect(MAX_CANDIDATES * 7).toBeGreaterThan(SIGNAL_ROOM - whole.length);
  });

  it.each([
    ['a character that ICE does not know', { ufrag: 'ab-d' }],
    ['a user fragment that is too short', { ufrag: 'abc' }],
    ['a password that is too short', { password: 'short' }],
    ['a password that is too long', { password: 'x'.repeat(64) }],
    ['a fingerprint of another length', { fingerprint: filled(20, 1) }],
    ['credentials that leave no room', { ufrag: 'x'.repeat(63), password: 'x'.repeat(63) }],
  ])('is not written with %s', (_, changed) => {
    const signal = signalOf([]);
    expect(encodeSignal({ ...signal, transport: { ...signal.transport, ...changed } })).toBeNull();
  });
});

describe('the digits', () => {
  const call = filled(16, 7);
  const side = (byte: number): DigitsSide => ({
    nonce: filled(16, byte),
    identity: named('identity public key', filled(32, byte + 1)),
    fingerprint: filled(32, byte + 2),
  });

  it('are six, and follow from everything that both sides know', () => {
    const [alice, bob] = [side(10), side(20)];
    const digits = callDigits(call, alice, bob);
    expect(digits).toMatch(/^\d{6}$/);
    const others = [
      callDigits(filled(16, 8), alice, bob),
      callDigits(call, bob, alice),
      ...(['nonce', 'identity', 'fingerprint'] as const).flatMap((name) => [
        callDigits(call, { ...alice, [name]: side(30)[name] }, bob),
        callDigits(call, alice, { ...bob, [name]: side(30)[name] }),
      ]),
    ];
    expect(others).not.toContain(digits);
  });

  it('cannot be chosen: an offer is bound to one nonce, and to one call', () => {
    const nonce = filled(16, 1);
    const commitment = commitmentTo(call, nonce);
    expect(isCommitmentTo(commitment, call, nonce)).toBe(true);
    expect(bitFlips(nonce).filter((other) => isCommitmentTo(commitment, call, other))).toEqual([]);
    expect(isCommitmentTo(commitment, filled(16, 8), nonce)).toBe(false);
    expect(isCommitmentTo(commitment, call, append(nonce, 0))).toBe(false);
  });
});
