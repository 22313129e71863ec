/** Half a message is never lost: not by a reload, a lock, or a stopped background. */
import { eventually, lock, read, say, sees, unlock, visit } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

const draftOf = (person: Person): Promise<string> =>
  person.composer.evaluate(() => document.querySelector('textarea')?.value ?? '');
const hasDraft = (person: Person, text: string): Promise<void> =>
  eventually(`${person.name} has the draft again`, async () => (await draftOf(person)) === text);

/** It may be gone by itself meanwhile, and a click would wait for it to come back. */
const sendAgain = () => document.querySelector<HTMLElement>('[data-unsent] [data-act=retry]')?.click();

test('a draft survives a lock, a stopped background and a reload, and is gone once it is sent', async ({
  site,
  conversation,
  confidential,
  met,
}) => {
  confidential.push('half a thought', 'and the other half');
  const { alice, bob, code } = await met();

  await alice.composer.fill('textarea', 'half a thought');
  await lock(alice);
  await alice.composer.waitFor('body[data-state=locked]');
  await unlock(alice, code);
  await alice.composer.waitFor('body[data-state=open] textarea');
  await hasDraft(alice, 'half a thought');

  await alice.stopBackground();
  await alice.composer.fill('textarea', 'half a thought, and the other half');
  await alice.composer.waitFor('body[data-draft=changed]');
  await alice.composer.waitFor('body[data-draft=kept]');
  await alice.site.reload();
  await alice.composer.waitFor('body[data-state=open] textarea');
  await hasDraft(alice, 'half a thought, and the other half');
  expect(site.drafts().filter(({ text }) => text !== '' && !text.includes('Sotto1'))).toEqual([]);

  await alice.composer.press('textarea', 'Enter');
  await sees(bob, 'half a thought, and the other half');
  await say(bob, 'and the other half is mine');
  await visit(alice, conversation);
  await alice.composer.waitFor('body[data-state=open] textarea');
  expect(await draftOf(alice)).toBe('');
});

test('a lock or a reload right after Enter neither loses a message nor says it twice', async ({
  confidential,
  met,
}) => {
  confidential.push('right after Enter');
  const { alice, bob, code } = await met();
  const blows = {
    lock: async () => {
      await alice.happens('lock-keys');
      await alice.composer.waitFor('body[data-state=locked]');
      await unlock(alice, code);
    },
    reload: () => alice.site.reload(),
  };
  for (const [round, blow] of (['lock', 'reload', 'lock', 'reload', 'reload', 'lock'] as const).entries()) {
    const text = `right after Enter, ${blow} ${round}`;
    await alice.composer.fill('textarea', text);
    await alice.composer.waitFor('body[data-draft=kept]');
    await alice.composer.press('textarea', 'Enter');
    await blows[blow]();
    await alice.composer.waitFor('body[data-state=open] textarea');

    // What a person does who finds it unsent, or in the box and not in the thread. A text in both stays there, and this never ends.
    await eventually(`Bob has round ${round}, and Alice has nothing left of it`, async () => {
      const isUnsent = (await alice.composer.texts('[data-unsent]')).some((unsent) => unsent.includes(text));
      const [isInBox, hasArrived] = [(await draftOf(alice)) === text, (await read(bob)).includes(text)];
      if (isUnsent) await alice.composer.evaluate(sendAgain);
      else if (isInBox && !hasArrived) await alice.composer.press('textarea', 'Enter');
      return hasArrived && !isUnsent && !isInBox;
    });
    expect((await read(bob)).filter((said) => said === text)).toHaveLength(1);
  }
});
