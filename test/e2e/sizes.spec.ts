/** Rows have their size: a card that comes is not seen cut off, and what is for another device of one's own says one thing, whole. */
import { createVault, eventually, isTold, openThread, protect, say, sees } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { expect, test } from '../support/story.ts';

/** From now on notes each row that is seen cut off, by how it begins. */
const noteCuts = (person: Person): Promise<void> =>
  person.glass.evaluate(() => {
    const cuts = new Set<string>();
    Object.assign(globalThis, { cuts });
    const look = (): void => {
      for (const row of document.querySelectorAll('[data-row]')) {
        const isSeen = row.checkVisibility({ visibilityProperty: true });
        if (isSeen && row.scrollHeight > row.clientHeight + 1) cuts.add(row.textContent?.slice(0, 30) ?? '');
      }
      requestAnimationFrame(look);
    };
    look();
  });

const cutsOf = (person: Person): Promise<readonly string[]> =>
  person.glass.evaluate(() => [...(globalThis as unknown as { cuts: ReadonlySet<string> }).cuts]);

const areWhole = (person: Person): Promise<void> =>
  eventually('every row is seen, as high as what is said in it', () =>
    person.glass.evaluate(() =>
      [...document.querySelectorAll('[data-row]')].every(
        (row) => row.checkVisibility({ visibilityProperty: true }) && row.scrollHeight <= row.clientHeight + 1,
      ),
    ),
  );

test('a card that comes, and a long message, are seen whole or not at all', async ({ met, confidential }) => {
  const long = 'It is a long story, and it begins with a kettle. '.repeat(8).trim();
  confidential.push(long, 'short');
  const { alice, bob } = await met();
  await say(alice, 'short');
  await sees(bob, 'short');
  for (const person of [alice, bob]) await noteCuts(person);
  await say(alice, long);
  await sees(bob, long);
  const popup = await alice.popup();
  await popup.click('[data-act=unprotect]');
  await popup.click('[data-act=unprotect-now]');
  await popup.waitFor('main[data-thread=unprotected]');
  await popup.close();
  await isTold(bob, '@alice ended protection of this thread');
  for (const person of [alice, bob]) {
    await areWhole(person);
    expect(await cutsOf(person)).toEqual([]);
  }
});

test('on a fresh device every row is for another one, and stands whole at once', async ({
  met,
  start,
  conversation,
  confidential,
}, info) => {
  confidential.push('for the old computer', 'from the old computer');
  const { alice, bob } = await met();
  await say(alice, 'from the old computer');
  await say(bob, 'for the old computer');
  await sees(alice, 'for the old computer');

  const fresh = await start('Alice', { width: 940, height: 860 }); // as the demo's: a row has less room than it wants
  await createVault(fresh);
  await openThread(fresh, 'alice', conversation);
  await protect(fresh);
  await isTold(fresh, 'Not for this device');
  await noteCuts(fresh);
  await areWhole(fresh);
  expect(await cutsOf(fresh)).toEqual([]);
  const titles = await fresh.glass.texts('[data-kind=unreadable] [data-title]');
  expect(titles).toEqual(Array.from({ length: 4 }, () => 'Not for this device'));
  await fresh.site.screenshot(info.outputPath('fresh.png'));
});
