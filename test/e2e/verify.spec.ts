/** Alice shows her code, Bob scans it, and both are verified by that one scan: with a camera, and from a picture. */
import { readFileSync, writeFileSync } from 'node:fs';
import { eventually, isTold } from '../support/acts.ts';
import { cameraFile, holdInFront, photograph } from '../support/camera.ts';
import { endsWith, openCheck, showsCode, stateIn } from '../support/checking.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const isVerified = (person: Person, window: WindowSurface): Promise<void> =>
  eventually(`${person.name} sees a verified contact`, async () => (await stateIn(window)) === 'verified');

test('one scan with the camera verifies both sides @firefox', async ({ met }, info) => {
  const seen = cameraFile('bob');
  const { alice, bob } = await met({ bob: { camera: seen } });
  const [shown, scanning] = [await showsCode(alice), await openCheck(bob)];
  expect([await stateIn(shown), await stateIn(scanning)]).toEqual(['protected', 'protected']);
  await shown.screenshot(info.outputPath('shows.png'));
  await holdInFront(bob, scanning, await photograph(shown), seen);
  await scanning.click('[data-act=use-camera]');
  await isVerified(bob, scanning);
  await isVerified(alice, shown);
  await scanning.screenshot(info.outputPath('scanned.png'));
  await shown.screenshot(info.outputPath('was-scanned.png'));
  const digits = await Promise.all([shown, scanning].map((window) => window.texts('[data-number] li')));
  expect(digits[0]).toHaveLength(12);
  expect(digits[1]).toEqual(digits[0]);
  await isTold(alice, 'scanned your code: both of you are verified');
  await isTold(bob, 'You scanned the code');
  for (const person of [alice, bob])
    await eventually(`${person.name} reads that where they write`, async () =>
      ((await person.composer.attribute('textarea', 'placeholder')) ?? '').endsWith('protected · Verified'),
    );
});

test('a picture of the code verifies, and a picture without one says so @firefox', async ({ met }, info) => {
  const { alice, bob } = await met();
  const scanning = await openCheck(bob);
  const [empty, picture] = [info.outputPath('empty.png'), info.outputPath('code.png')];
  await (await openCheck(alice)).screenshot(empty);
  const shown = await showsCode(alice);
  await shown.screenshot(picture);
  await scanning.chooseFile('input[name=picture]', empty);
  await eventually('no code is found', async () =>
    (await scanning.texts('[role=alert]')).some((said) => said.startsWith('No code')),
  );
  const words = info.outputPath('words.png');
  writeFileSync(words, 'no picture at all');
  await scanning.chooseFile('input[name=picture]', words);
  await eventually('it is no picture', async () =>
    (await scanning.texts('[role=alert]')).some((said) => said.startsWith('That is no picture')),
  );
  await scanning.chooseFile('input[name=picture]', picture);
  await isVerified(bob, scanning);
  await isVerified(alice, shown);
});

test('a code in a call that runs in another tab is found on the screen', async ({ met }, info) => {
  const { alice, bob } = await met({ bob: { shares: 'A call' } });
  const [shown, call] = [await showsCode(alice), await bob.window('app.html#about')];
  const picture = info.outputPath('code.png');
  await shown.screenshot(picture);
  await call.evaluate(async (png) => {
    document.title = 'A call';
    const image = document.createElement('img');
    image.src = `data:image/png;base64,${png}`;
    document.body.replaceChildren(image);
    await image.decode();
  }, readFileSync(picture).toString('base64'));
  const scanning = await openCheck(bob);
  await scanning.click('[data-act=use-screen]');
  await endsWith(bob, scanning, 'verified');
  await endsWith(alice, shown, 'verified');
});
