/**
 * Calls through a relay of one's own: coturn on loopback, over UDP and over TCP, and what is said when it goes away. Told with `SOTTO_RELAY=1`, and always where
 * `CI=true`.
 */
import { needRelay } from '../../scripts/relay.mjs';
import { type Relay, startRelay } from '../hosts/relay/server.ts';
import { isAt, letsRing, talk } from '../support/calling.ts';
import { madeOnce } from '../support/made-once.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test as story } from '../support/story.ts';

const test = story.extend<{ relay: Relay }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  relay: async ({}, use, info) => {
    info.setTimeout(info.timeout + 180_000); // the first one may have to install it
    const relay = await startRelay(await madeOnce('relay', needRelay));
    await use(relay);
    await relay.stop();
  },
});

/** Names the relay in the settings, tries it, and lets calls go through it alone. */
const goesThrough = async (person: Person, { port, username, password }: Relay, transport: string): Promise<void> => {
  const settings = await person.window('app.html#settings');
  await settings.fill('input[name=calls-server]', `turn:127.0.0.1:${port}?transport=${transport}`);
  await settings.fill('input[name=calls-user]', username);
  await settings.fill('input[name=calls-password]', 'wrong');
  await settings.click('[data-act=try-server]');
  await settings.waitFor('.call-fields [role=alert]');
  await settings.fill('input[name=calls-password]', password);
  await settings.click('input[name=calls-relay]');
  await settings.click('[data-act=try-server]');
  await settings.waitFor('.call-fields [role=status]:not(.status-busy):not(:empty)');
  await settings.click('[data-act=save]');
  await settings.waitFor('.row > [role=status]:not(.status-busy):not(:empty)');
  await settings.close();
};

/** The kinds of addresses by which the other side can be reached, as a window was told. */
const kindsOfAddresses = (call: WindowSurface): Promise<string[]> =>
  call.evaluate(async () => {
    const { chrome, browser } = globalThis as unknown as Record<
      string,
      { runtime: { sendMessage(message: unknown): Promise<unknown> } }
    >;
    const params = { call: new URLSearchParams(location.search).get('call') };
    const answer = await (chrome ?? browser)?.runtime.sendMessage({ sotto: 1, method: 'call.state', params });
    return (answer as { ok: { theirs: { candidates: { type: string }[] } } }).ok.theirs.candidates.map(
      ({ type }) => type,
    );
  });

for (const transport of ['udp', 'tcp']) {
  test(`a call goes through a relay over ${transport}, and tells nobody another address @relay`, async ({
    met,
    relay,
  }) => {
    const { alice, bob } = await met({ alice: { talks: true }, bob: { talks: true } });
    await letsRing(bob);
    await goesThrough(alice, relay, transport);
    const [atAlice, atBob] = await talk(alice, bob);
    expect(new Set(await kindsOfAddresses(atBob))).toEqual(new Set(['relay']));
    await atAlice.click('[data-act=hang-up]');
    await isAt(atBob, 'over');
  });
}

test('a relay that goes away in mid-call is missed aloud, and the call ends @relay', async ({ met, relay }) => {
  const { alice, bob } = await met({ alice: { talks: true }, bob: { talks: true } });
  await letsRing(bob);
  await goesThrough(alice, relay, 'udp');
  const [atAlice, atBob] = await talk(alice, bob);
  await relay.stop();
  for (const call of [atAlice, atBob]) await isAt(call, 'interrupted');
  expect(await atAlice.text('.talking [role=status]')).toContain('interrupted');
  for (const call of [atAlice, atBob]) await isAt(call, 'over');
});
