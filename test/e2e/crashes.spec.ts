/**
 * A running conversation in which workers are stopped and whole browsers killed at random moments. Nothing is lost, nothing is said
 * twice, no message key is used twice (R-VAULT-2), and no file of either profile holds a word or the open key (R-VAULT-1, R-VAULT-3).
 * `SOTTO_CRASHES` asks for more stops, `SOTTO_CRASH_SEED` for others.
 */
import { createVault, openThread, protectTogether } from '../support/acts.ts';
import { diceOf } from '../support/crash-plan.ts';
import { crashAndGoOn } from '../support/crash-run.ts';
import { type DiskSearch, searchDisk } from '../support/disk-search.ts';
import { judgeMessageKeys } from '../support/message-keys.ts';
import { openKeys } from '../support/open-keys.ts';
import { expect, test } from '../support/story.ts';
import { Survivor } from '../support/survivor.ts';
import { scrollThrough } from '../support/thread-view.ts';

const STOPS = Number(process.env['SOTTO_CRASHES'] ?? 8);
const KILLS = Math.max(2, Math.ceil(STOPS / 10));
const SEED = process.env['SOTTO_CRASH_SEED'] ?? '1';

test(`${STOPS} stopped workers and ${KILLS} killed browsers lose nothing, repeat nothing and use no key twice`, async ({
  site,
  conversation,
  start,
  confidential,
}, info) => {
  info.setTimeout(120_000 + (STOPS + KILLS) * 30_000); // far more than it takes: every wait in it has a limit of its own
  const typed = new Set<string>();
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  const people = [alice, bob] as const;
  const codes = [await createVault(alice), await createVault(bob)].map(({ code }) => code);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);

  const [first, second] = people.map(
    (person, index) => new Survivor({ person, code: codes[index] ?? '', conversation, typed }),
  );
  if (first === undefined || second === undefined) throw new Error('there are two people');
  const survivors = [first, second] as const;
  const rounds = await crashAndGoOn({
    site,
    conversation,
    people: survivors,
    dice: diceOf(SEED),
    stops: STOPS,
    kills: KILLS,
  });
  confidential.push(...typed);

  // One browser ends as a person ends it and the other by force: each leaves other files behind.
  const keys = [...(await openKeys(alice)), ...(await openKeys(bob))];
  await alice.end();
  await bob.kill();
  const sentences = [...typed, ...codes, conversation]; // the browser's own history names the conversation
  const disks = people.map(({ profile }) => searchDisk(profile, { sentences, keys }));
  for (const { finds, unread } of disks) {
    const ours = finds.filter(({ what }) => what !== conversation);
    expect({ ours, unread }).toEqual({ ours: [], unread: [] });
    expect(finds).not.toEqual([]);
  }

  const messages = site.messages(conversation);
  for (const survivor of survivors) {
    await survivor.comeBack();
    const rows = await scrollThrough(survivor.person, messages.length);
    const read = rows.filter(({ kind, isRepeated }) => kind === 'text' && !isRepeated).map(({ text }) => text);
    for (const { person, written } of survivors) {
      expect(read.filter((text) => text.startsWith(`${person.name} `))).toEqual(written);
    }
    expect(read).toHaveLength(first.written.length + second.written.length);
  }
  const used = judgeMessageKeys(messages.map(({ text }) => text));
  expect(used.repeated).toEqual([]);
  expect(used.messages).toBeGreaterThanOrEqual(first.written.length + second.written.length);
  if (process.env['SOTTO_CRASHES'] !== undefined) {
    process.stdout.write(figures({ rounds, messages: used.messages, typed: typed.size, survivors, disks }));
  }
});

interface Figures {
  readonly rounds: number;
  readonly messages: number;
  readonly typed: number;
  readonly survivors: readonly Survivor[];
  readonly disks: readonly DiskSearch[];
}

const figures = ({ rounds, messages, typed, survivors, disks }: Figures): string =>
  [
    `${rounds} rounds, ${messages} messages, ${typed} texts sought`,
    ...survivors.map(({ person, remarks }) => `${person.name} ${JSON.stringify(remarks)}`),
    ...disks.map(({ files, bytes }) => `${files} files, ${bytes.inFiles} bytes and ${bytes.inside} inside of them`),
    '',
  ].join('\n');
