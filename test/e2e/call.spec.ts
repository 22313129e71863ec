/** Alice calls Bob out of their thread: it rings there, both hear and see each other, and the site has seen two messages like any other. */
import { eventually, isTold, popupShows } from '../support/acts.ts';
import { isAt, letsRing, wantsToCall } from '../support/calling.ts';
import type { WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

/** Characters of one message that begins a call. */
const LONGEST = 340;

/** The loudest of what the other side sends within two seconds, from 0 to 1. Recorded and decoded: no machine of ours has a loudspeaker. */
const loudness = (call: WindowSurface): Promise<number> =>
  call.evaluate(async () => {
    const sound = document.querySelector('audio')?.srcObject;
    if (!(sound instanceof MediaStream)) return 0;
    const recorder = new MediaRecorder(sound);
    const recorded = new Promise<Blob>((resolve) => {
      recorder.ondataavailable = ({ data }) => resolve(data);
    });
    recorder.start();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    recorder.stop();
    const bytes = await (await recorded).arrayBuffer();
    const { length, sampleRate } = { length: 1, sampleRate: 48_000 };
    const decoded = await new OfflineAudioContext({ length, sampleRate }).decodeAudioData(bytes).catch(() => null);
    return decoded === null ? 0 : decoded.getChannelData(0).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  });

/** How many different pictures of the other side are drawn within two seconds. */
const picturesSeen = (call: WindowSurface): Promise<number> =>
  call.evaluate(async () => {
    const video = document.querySelector<HTMLVideoElement>('.picture-theirs');
    const drawing = new OffscreenCanvas(64, 48).getContext('2d');
    const seen = new Set<string>();
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      if (!video?.videoWidth || drawing === null) continue;
      drawing.drawImage(video, 0, 0, 64, 48);
      seen.add(drawing.getImageData(0, 0, 64, 48).data.join());
    }
    return seen.size;
  });

const seesMoving = (who: string, call: WindowSurface): Promise<void> =>
  eventually(`${who} sees the other side move`, async () => (await picturesSeen(call)) > 2);

const hears = (who: string, call: WindowSurface): Promise<void> =>
  eventually(`${who} hears the other side`, async () => (await loudness(call)) > 0.01);

test('a call rings, connects, is heard and seen both ways, and ends @firefox', async ({ met, site, conversation }) => {
  const { alice, bob } = await met({ alice: { talks: true, shares: 'Sotto' }, bob: { talks: true } });
  await letsRing(bob);
  const before = site.messages(conversation).length;

  const atAlice = await wantsToCall(alice);
  await isAt(atAlice, 'asking');
  expect(site.messages(conversation)).toHaveLength(before); // nothing leaves before she says so
  await atAlice.click('[data-act=start-call]');
  const atBob = await bob.openedWindow('call.html');
  await isAt(atBob, 'ringing');
  await isAt(atAlice, 'waiting');
  await atBob.click('[data-act=accept-call]');
  for (const call of [atAlice, atBob]) await isAt(call, 'talking');

  await hears('Bob', atBob);
  await hears('Alice', atAlice);
  await atAlice.click('[data-act=camera]');
  await seesMoving('Bob', atBob);
  await atBob.click('[data-act=camera]');
  await seesMoving('Alice', atAlice);
  for (const call of [atAlice, atBob]) await call.waitFor('[data-digits]');
  expect(await atAlice.text('[data-digits]')).toBe(await atBob.text('[data-digits]'));

  if (alice.engine === 'chromium') {
    await atAlice.click('[data-act=share-screen]');
    await atBob.waitFor('.pictures[data-theirs=screen]');
    await seesMoving('Bob', atBob); // the duration, in Alice's own window
    await atAlice.click('[data-act=share-screen]');
    await atBob.waitFor('.pictures[data-theirs=none]');
  }
  await atAlice.click('[data-act=mute]');
  await atBob.waitFor('.talking > p.soft');
  const begun = site.messages(conversation).slice(before);
  expect(begun).toHaveLength(2);
  for (const { text } of begun) expect(text.length).toBeLessThanOrEqual(LONGEST);

  await atBob.click('[data-act=hang-up]');
  for (const call of [atAlice, atBob]) await isAt(call, 'over');
  await isTold(alice, 'You talked for');
  await isTold(bob, 'You talked for');
  expect(site.messages(conversation)).toHaveLength(before + 2);
  await popupShows(alice, '[data-act=call]');
});
