/** Two new people come from the welcome to a verified message. `docs/testing.md` says what that takes, and is held to it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/run.mjs';
import { cameraOfWalk, tableOf, walk } from '../screens/walk.ts';
import { expect, test } from '../support/story.ts';

test('from the welcome to the first verified message, in as many clicks and sentences as the docs say', async ({
  site,
  conversation,
  start,
  confidential,
}) => {
  const message = 'verified, and first of all';
  confidential.push(message);
  const camera = cameraOfWalk();
  const [alice, bob] = [await start('Alice'), await start('Bob', { camera })];
  const steps = await walk({ site, conversation, alice, bob, camera, message });
  const said = readFileSync(path.join(root, 'docs', 'testing.md'), 'utf8')
    .match(/\| who \| what \| clicks(?:.*\n)+?(?=\n)/)?.[0]
    .trim();
  expect(said).toBe(tableOf(steps));
});
