/** The main job as one story: two people make a thread of the site their own. Played in real browsers, step by step. */
import { accounts } from '../support/accounts.ts';
import { accept, createVault, isTold, openThread, protect, say, sees, visit } from '../support/acts.ts';
import type { Person } from '../support/person.ts';

export interface Cast {
  readonly alice: Person;
  readonly bob: Person;
  readonly conversation: string;
}

export interface Step {
  /** In the words of the transcript; it is also the name of the step's screenshots. */
  readonly name: string;
  play(cast: Cast): Promise<void>;
}

/** What the two say in confidence. None of it may ever be found at the site. */
export const confidential = {
  fromBob: ['Hi Alice! Can anybody read this?', 'نعم, right to left works too 🎉'],
  fromAlice: ['Only you, Bob. The site keeps letters and digits.', 'Even this:\n<b>two lines</b> and a :smile:'],
};

/** What they had said before, for everyone to see. */
export const inTheClear = ['Coffee on Friday?', 'Yes! But let us talk about it in private.'];

/** One says something, and both read it in place. */
const tell = async (speaker: Person, listener: Person, text: string): Promise<void> => {
  await say(speaker, text);
  await sees(listener, text);
  await sees(speaker, text);
};

export const story: readonly Step[] = [
  {
    name: 'both make a vault',
    play: async ({ alice, bob }) => {
      await Promise.all([createVault(alice), createVault(bob)]);
    },
  },
  {
    name: 'both open their thread',
    play: async ({ alice, bob, conversation }) => {
      await openThread(alice, accounts.alice.handle, conversation);
      await openThread(bob, accounts.bob.handle, conversation);
    },
  },
  {
    name: 'Alice protects the thread',
    play: async ({ alice, bob }) => {
      await protect(alice);
      await isTold(alice, 'You invited');
      await isTold(bob, 'invites you');
    },
  },
  {
    name: 'Bob accepts',
    play: async ({ alice, bob }) => {
      await accept(bob);
      await isTold(alice, 'this thread is protected');
    },
  },
  {
    name: 'both write and read in place',
    play: async ({ alice, bob }) => {
      for (const [index, text] of confidential.fromBob.entries()) {
        await tell(bob, alice, text);
        await tell(alice, bob, confidential.fromAlice[index] ?? '');
      }
    },
  },
  {
    name: 'a reload loses nothing',
    play: async ({ alice, bob, conversation }) => {
      for (const person of [alice, bob]) {
        await visit(person, conversation);
        for (const text of Object.values(confidential).flat()) await sees(person, text);
      }
    },
  },
];
