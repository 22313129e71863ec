/** Alice and Bob by copy and paste: from the first invitation on, in windows of Sotto, and beside the thread of a site. */
import { createVault, eventually, oddities, say, sees } from '../support/acts.ts';
import type { Person, WindowSurface } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const openManual = async (person: Person): Promise<WindowSurface> => {
  const window = await person.window('app.html#manual');
  await window.waitFor('[data-by-hand]');
  return window;
};

/** Fills in the two addresses of people whom no site has shown. */
const meetByHand = async (window: WindowSurface, ours: string, theirs: string): Promise<void> => {
  await window.fill('input[name=ours]', ours);
  await window.fill('input[name=theirs]', theirs);
  await window.click('[data-act=meet]');
  await window.waitFor('[data-by-hand=off] [data-act=invite]');
};

/** Copies what is to be copied: what stands in its field, as the clipboard of a test belongs to the whole machine. */
const copy = async (window: WindowSurface, kind: string): Promise<string> => {
  const field = `[data-hand-over=${kind}][data-handed=false] textarea`;
  await window.waitFor(field);
  const armored = await window.evaluate((css) => document.querySelector<HTMLTextAreaElement>(css)?.value ?? '', field);
  await window.click(`[data-hand-over=${kind}][data-handed=false] [data-act=handed]`);
  await window.waitForNo(`[data-hand-over=${kind}][data-handed=false]`);
  return armored;
};

const paste = async (window: WindowSurface, text: string): Promise<void> => {
  await window.fill('textarea[name=pasted]', text);
  await window.click('[data-act=read]');
};

const write = async (window: WindowSurface, text: string): Promise<string> => {
  await window.fill('textarea[name=written]', text);
  await window.click('[data-act=write]');
  return copy(window, 'message');
};

const isRead = (window: WindowSurface, text: string): Promise<void> =>
  eventually(`a message of ${text.length} characters is read by hand`, async () =>
    (await window.texts('[data-pasted=text] .pasted-text')).includes(text),
  );

test('two people begin and write by copy and paste, without any site @firefox', async ({
  start,
  confidential,
}, info) => {
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  for (const person of [alice, bob]) await createVault(person);
  const [alices, bobs] = [await openManual(alice), await openManual(bob)];
  await meetByHand(alices, 'alice@example.org', 'bob@example.org');
  await meetByHand(bobs, 'bob@example.org', 'Alice@example.org');

  await alices.click('[data-act=invite]');
  const invitation = await copy(alices, 'invitation');
  expect(invitation).toMatch(/^I would like .+: Sotto1\w+$/);
  await paste(bobs, invitation);
  await bobs.waitFor('[data-by-hand=invitation-received] [data-act=accept]');
  await bobs.click('[data-act=accept]');
  await bobs.waitFor('[data-by-hand=protected] textarea[name=written]');
  await paste(alices, await copy(bobs, 'acceptance'));
  await alices.waitFor('[data-by-hand=protected] textarea[name=written]');

  const [question, answer] = ['Shall we meet under the bridge?', 'At nine, and bring the letters.'];
  confidential.push(question, answer);
  const sent = await write(alices, question);
  expect(sent).toMatch(/^Sotto1\w+$/);
  await paste(bobs, `> ${sent}`);
  await isRead(bobs, question);
  await bobs.screenshot(info.outputPath('read.png'));
  await paste(alices, await write(bobs, answer));
  await isRead(alices, answer);
  await alices.screenshot(info.outputPath('written.png'));
});

test('what was written by hand stands in the thread, and what stands in the thread is read by hand @firefox-full', async ({
  met,
  conversation,
  site,
  confidential,
}, info) => {
  const { alice, bob } = await met();
  const [inThePage, byHand, before, after] = [
    'typed over the page',
    'typed in a window of Sotto',
    'in the thread before',
    'in the thread after',
  ];
  confidential.push(inThePage, byHand, before, after);
  await say(alice, inThePage);
  await sees(bob, inThePage);
  const bobs = await openManual(bob);
  await bobs.waitFor('[data-by-hand=protected] textarea[name=written]');
  const stored = site.messages(conversation).at(-1)?.text ?? '';
  await paste(bobs, stored);
  await isRead(bobs, inThePage);
  expect(await bobs.text('[data-pasted=text] .small')).toContain('shown again');
  await say(bob, before);
  const sent = await write(bobs, byHand);
  const alices = await openManual(alice);
  // R-LIE-5: it is missing in Alice's thread until she has pasted it, and never in Bob's.
  await say(bob, after);
  await sees(alice, after);
  await eventually('a message is missing to Alice', async () => (await oddities(alice)).length === 1);
  await paste(alices, sent);
  await isRead(alices, byHand);
  const isSaid = async (person: Person): Promise<boolean> =>
    (await person.glass.texts('[data-row]')).some((row) => row.includes(after) && row.includes('in manual mode'));
  for (const person of [alice, bob]) {
    await eventually(`${person.name} is told how it went`, () => isSaid(person));
    expect(await oddities(person)).toEqual([]);
  }
  await alice.site.screenshot(info.outputPath('beside.png'));
});
