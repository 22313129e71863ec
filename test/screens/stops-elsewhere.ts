/** Stops at a site that nobody has listed, in another browser of Alice's: letting Sotto in, pointing, the length of a message, and a name. */
import { protect } from '../support/acts.ts';
import { isPointedAt, startPointing } from '../support/pointing.ts';
import { type Stop, whole } from './reaching.ts';

export const elsewhere: readonly Stop[] = [
  {
    name: 'popup-not-pointed',
    shows: 'The popup at a site that nobody has listed.',
    reach: async (cast) => cast.popup(await cast.elsewhere(), whole('[data-thread=not-pointed] [data-act=point]')),
  },
  {
    name: 'pointing',
    shows: 'The box is pointed at, and a message is to be.',
    reach: async (cast) => {
      const alice = await cast.elsewhere();
      await startPointing(alice, 'not-pointed');
      await alice.site.click('textarea');
      return cast.thread(alice);
    },
  },
  {
    name: 'popup-length',
    shows: 'The popup where Sotto cannot know how long a message may be.',
    reach: async (cast) => {
      const alice = await cast.elsewhere();
      await alice.site.click('main time + div');
      await isPointedAt(alice);
      return cast.popup(alice, whole('[data-thread=off] select[name=characters]'));
    },
  },
  {
    name: 'popup-name',
    shows: 'The popup asks for a name where the site shows none.',
    reach: async (cast) => {
      const alice = await cast.elsewhere();
      await protect(alice);
      return cast.popup(alice, whole('[data-thread=invited] form[data-form=rename]'));
    },
  },
];
