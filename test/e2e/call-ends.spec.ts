/** Calls that never begin: declined, given up, and two at once, of which one goes on. */
import { isTold } from '../support/acts.ts';
import { isAt, letsRing, wantsToCall } from '../support/calling.ts';
import { test } from '../support/story.ts';

test('who is called can decline, and who calls can stop: both are told', async ({ met }) => {
  const { alice, bob } = await met({ alice: { talks: true }, bob: { talks: true } });
  await letsRing(bob);
  const declined = await wantsToCall(alice);
  await declined.click('[data-act=start-call]');
  const refusing = await bob.openedWindow('call.html');
  await refusing.click('[data-act=decline-call]');
  for (const call of [declined, refusing]) await isAt(call, 'over');
  await isTold(alice, 'It was declined.');
  await isTold(bob, 'It was declined.');
  for (const call of [declined, refusing]) await call.click('[data-act=close-call]');

  const stopped = await wantsToCall(alice);
  await stopped.click('[data-act=start-call]');
  const ringing = await bob.openedWindow('call.html');
  await isAt(ringing, 'ringing');
  await isAt(stopped, 'waiting');
  await stopped.click('[data-act=end-call]');
  for (const call of [stopped, ringing]) await isAt(call, 'over');
  await isTold(bob, 'Nobody answered.');
});

test('two who call each other at once are in one call', async ({ met }) => {
  const { alice, bob } = await met({ alice: { talks: true }, bob: { talks: true } });
  for (const person of [alice, bob]) await letsRing(person);
  const windows = [await wantsToCall(alice), await wantsToCall(bob)];
  await Promise.all(windows.map((call) => call.click('[data-act=start-call]')));
  for (const call of windows) await isAt(call, 'talking');
});
