/** Lists the contacts with whom a thread is or was to be protected. */
import type { Context } from '../context.ts';
import type { Handlers } from '../router.ts';
import { readThreads } from '../stored.ts';
import { invitedAt, stateOf } from '../thread-state.ts';

export const peopleHandlers = ({ vault, clock }: Context): Pick<Handlers, 'people.list'> => ({
  'people.list': async () => {
    const now = clock.now();
    const people = (await readThreads(await vault.open())).map((thread) => {
      const { site, ownId, peerId, handle, name, since } = thread.contact;
      return {
        site,
        ownId,
        peerId,
        handle,
        name,
        state: stateOf(thread, now),
        since: since ?? invitedAt(thread.thread, now) ?? now,
      };
    });
    return { people: people.filter(({ state }) => state !== 'off').sort((a, b) => b.since - a.since) };
  },
});
