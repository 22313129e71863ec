/** The main job as one story: two people make a thread of the site their own. Played in real browsers, step by step. */
import { accounts } from '../support/accounts.ts';
import { accept, createVault, eventually, isTold, openThread, protect, say, sees, visit } from '../support/acts.ts';
import type { Person, WindowSurface } from '../support/person.ts';

export interface Cast {
  readonly alice: Person;
  readonly bob: Person;
  readonly conversation: string;
}

/** Keeps a picture of what a person sees. */
export type Picture = (of: string, surface: WindowSurface) => Promise<void>;

export interface Step {
  readonly name: string;
  play(cast: Cast, picture: Picture): Promise<void>;
}

/** What the two say in confidence. None of it may ever be found at the site. */
export const confidential = {
  fromBob: ['Hi Alice! Can anybody read this?', 'نعم, right to left works too 🎉'],
  fromAlice: ['Only you, Bob. The site keeps letters and digits.', 'Even this:\n<b>two lines</b> and a :smile:'],
};

/** One says something, and both read it in place. */
const tell = async (speaker: Person, listener: Person, text: string): Promise<void> => {
  await say(speaker, text);
  await sees(listener, text);
  await sees(speaker, text);
};

const pictureBoth = async ({ alice, bob }: Pick<Cast, 'alice' | 'bob'>, picture: Picture): Promise<void> => {
  for (const person of [alice, bob]) {
    await eventually(`${person.name} has all rows whole`, () => isWhole(person));
    await hasPainted(person);
    await picture(person.name, person.site);
  }
};

/** What has just come stands in a low row for a moment, until the page has made room for it. */
const isWhole = async ({ glass }: Person): Promise<boolean> =>
  !(await glass.isThere()) ||
  glass.evaluate(() =>
    [...document.querySelectorAll('[data-row]')].every((row) => row.scrollHeight <= row.clientHeight + 1),
  );

/** The page cuts the glass to its list, and does so a frame after the glass knows its rows. */
const hasPainted = ({ site }: Person): Promise<void> =>
  site.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted()))));

export const story: readonly Step[] = [
  {
    name: 'both make a vault',
    play: async ({ alice, bob }, picture) => {
      await Promise.all([createVault(alice), createVault(bob)]);
      const people = await alice.window('app.html#people');
      await people.waitFor('main[data-screen=people]');
      await picture('the window of Alice', people);
      await people.close();
    },
  },
  {
    name: 'both open their thread',
    play: async ({ alice, bob, conversation }, picture) => {
      await openThread(alice, accounts.alice.handle, conversation);
      await openThread(bob, accounts.bob.handle, conversation);
      await pictureBoth({ alice, bob }, picture);
    },
  },
  {
    name: 'Alice protects the thread',
    play: async ({ alice, bob }, picture) => {
      await protect(alice);
      await isTold(alice, 'You invited');
      await isTold(bob, 'invites you');
      await pictureBoth({ alice, bob }, picture);
      const popup = await bob.popup();
      await popup.waitFor('[data-act=accept]');
      await picture('the popup of Bob', popup);
      await popup.close();
    },
  },
  {
    name: 'Bob accepts',
    play: async ({ alice, bob }, picture) => {
      await accept(bob);
      await isTold(alice, 'this thread is protected');
      await pictureBoth({ alice, bob }, picture);
    },
  },
  {
    name: 'both write and read in place',
    play: async ({ alice, bob }, picture) => {
      for (const [index, text] of confidential.fromBob.entries()) {
        await tell(bob, alice, text);
        await tell(alice, bob, confidential.fromAlice[index] ?? '');
      }
      await pictureBoth({ alice, bob }, picture);
    },
  },
  {
    name: 'a reload loses nothing',
    play: async ({ alice, bob, conversation }, picture) => {
      for (const person of [alice, bob]) {
        await visit(person, conversation);
        for (const text of Object.values(confidential).flat()) await sees(person, text);
      }
      await pictureBoth({ alice, bob }, picture);
    },
  },
];
