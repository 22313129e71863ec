// @vitest-environment happy-dom
/** What is chosen for calls in the settings: what an address may be, what can be tried, and that nothing wrong is kept. */
import { afterEach, expect, it, vi } from 'vitest';
import { isRelay, isServerAddress, noServer, serversOf } from '../../lib/rpc/call-settings.ts';
import { SettingsForm } from '../../lib/settings/settings-form.tsx';
import { onlyCode } from './edges.ts';
import { fakeBackground } from './fake-background.ts';
import { click, fill, isThere, settle, show, textOf } from './screen.ts';

afterEach(() => vi.unstubAllGlobals());

const open = async () => {
  const stored = { lockAfterMinutes: 15, lockOnScreenLock: true, invitationSentence: '' };
  const background = fakeBackground({
    'settings.get': () => stored,
    'settings.set': () => ({}),
    'unlock.ways': () => onlyCode,
  });
  await show(null);
  await show(<SettingsForm ask={background.ask} watch={background.watch} mayNotify={async () => true} />);
  return background;
};
const saved = ({ asked }: Awaited<ReturnType<typeof open>>): unknown[] =>
  asked.filter(({ method }) => method === 'settings.set').map(({ params }) => params);

/** A browser that finds these kinds of addresses. */
const finding = (types: readonly string[]): void => {
  vi.stubGlobal(
    'RTCPeerConnection',
    class {
      onicecandidate: ((event: { candidate: { type: string } | null }) => void) | null = null;
      createDataChannel = () => {};
      close = () => {};
      setLocalDescription = async () => {
        for (const type of types) this.onicecandidate?.({ candidate: { type } });
        this.onicecandidate?.({ candidate: null });
      };
    },
  );
};

it('asks for a name and a password only where a server can carry calls, and keeps all of it', async () => {
  const background = await open();
  expect(isThere('input[name=calls-user]')).toBe(false);
  await fill('select[name=calls-rings]', 'nobody');
  await fill('input[name=calls-server]', 'turn:relay.example.org:3478');
  await fill('input[name=calls-user]', 'alice');
  await fill('input[name=calls-password]', 'secret');
  await click('input[name=calls-relay]');
  await click('[data-act=save]');
  const calls = { rings: 'nobody', server: 'turn:relay.example.org:3478', username: 'alice', password: 'secret' };
  expect(saved(background)).toMatchObject([{ calls: { ...calls, isRelayOnly: true } }]);
});

it.each([
  ['https://example.org', 'An address looks like'],
  ['turn:', 'An address looks like'],
])('keeps nothing while an address is none: %s', async (server, words) => {
  const background = await open();
  await fill('input[name=calls-server]', server);
  expect(textOf('.call-fields')).toContain(words);
  await click('[data-act=save]');
  expect(saved(background)).toEqual([]);
});

it('no call can go through a server alone that carries none', async () => {
  const background = await open();
  await fill('input[name=calls-server]', 'stun:example.org');
  await click('input[name=calls-relay]');
  expect(textOf('.call-fields')).toContain('begins with turn:');
  await click('[data-act=save]');
  expect(saved(background)).toEqual([]);
});

it.each([
  ['turn:example.org', ['host', 'relay'], 'The server answers.'],
  ['turn:example.org', ['host', 'srflx'], 'does not answer'],
  ['stun:example.org', ['host', 'srflx'], 'The server answers.'],
  ['stun:example.org', ['host'], 'does not answer'],
])('tries %s, which gives %o', async (server, types, words) => {
  finding(types);
  await open();
  await fill('input[name=calls-server]', server);
  await click('[data-act=try-server]');
  await settle();
  expect(textOf('.call-fields')).toContain(words);
});

it.each(['stun:a.example', 'turns:10.0.0.1:5349?transport=tcp', 'turn:[2001:db8::1]:3478', 'TURN:a.example:1'])(
  '%s is an address of a server',
  (server) => expect(isServerAddress(server)).toBe(true),
);

it.each(['', 'a.example', 'turn://a.example', 'turn:a.example?x=1', 'turn:a b', 'turn:a.example:123456', 'turn:a\nb'])(
  '%j is none, and no browser is given it',
  (server) => {
    expect(isServerAddress(server)).toBe(false);
    expect(serversOf({ ...noServer, server })).toEqual([]);
  },
);

it('tells a relay from a server that only says how a computer is seen', () => {
  expect(['stun:a', 'stuns:a', 'turn:a', 'turns:a'].map(isRelay)).toEqual([false, false, true, true]);
  expect(serversOf({ ...noServer, server: 'stun:a', username: 'u', password: 'p' })).toEqual([{ urls: 'stun:a' }]);
});
