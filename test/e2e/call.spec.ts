/** Alice calls Bob out of their thread: it rings there, both hear and see each other, and the site has seen two messages like any other. */
import { isTold, popupShows } from '../support/acts.ts';
import { isAt, letsRing, wantsToCall } from '../support/calling.ts';
import type { WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

/** Characters of one message that begins a call. */
const LONGEST = 340;

/** Done when the other side is heard. Recorded and decoded, piece by piece: no machine of ours has a loudspeaker. */
const hears = async (call: WindowSurface): Promise<void> => {
  await call.waitFor('audio');
  await call.evaluate(async () => {
    const sound = document.querySelector('audio')?.srcObject;
    if (!(sound instanceof MediaStream)) throw new Error('there is no sound');
    const recorder = new MediaRecorder(sound);
    const pieces: Blob[] = [];
    const isLoud = async (): Promise<boolean> => {
      const bytes = await new Blob(pieces).arrayBuffer();
      const decoder = new OfflineAudioContext({ length: 1, sampleRate: 48_000 });
      const decoded = await decoder.decodeAudioData(bytes).catch(() => null); // not a whole second yet
      return decoded?.getChannelData(0).some((value) => Math.abs(value) > 0.01) ?? false;
    };
    recorder.start(500);
    do {
      await new Promise<void>((resolve) => {
        recorder.ondataavailable = ({ data }) => {
          pieces.push(data);
          resolve();
        };
      });
    } while (!(await isLoud()));
    recorder.stop();
  });
};

/** Done when three different pictures of the other side were drawn. */
const seesMoving = async (call: WindowSurface): Promise<void> => {
  await call.waitFor('.pictures:not([data-theirs=none]) .picture-theirs');
  await call.evaluate(async () => {
    const video = document.querySelector<HTMLVideoElement>('.picture-theirs');
    const drawing = new OffscreenCanvas(64, 48).getContext('2d');
    if (video === null || drawing === null) throw new Error('there is no picture');
    const seen = new Set<string>();
    while (seen.size < 3) {
      await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      drawing.drawImage(video, 0, 0, 64, 48);
      seen.add(drawing.getImageData(0, 0, 64, 48).data.join());
    }
  });
};

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

  await hears(atBob);
  await hears(atAlice);
  await atAlice.click('[data-act=camera]');
  await seesMoving(atBob);
  await atBob.click('[data-act=camera]');
  await seesMoving(atAlice);
  for (const call of [atAlice, atBob]) await call.waitFor('[data-digits]');
  expect(await atAlice.text('[data-digits]')).toBe(await atBob.text('[data-digits]'));

  if (alice.engine === 'chromium') {
    await atAlice.click('[data-act=share-screen]');
    await atBob.waitFor('.pictures[data-theirs=screen]');
    await seesMoving(atBob); // the duration, in Alice's own window
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
