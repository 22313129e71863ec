/** A protected thread that the contact goes on writing in while the person is away. */
import type { XChat } from '../hosts/x-chat/server.ts';
import { accounts } from './accounts.ts';
import { createVault, openThread, protect } from './acts.ts';
import type { Person } from './person.ts';
import { acceptAsScript } from './scripted-contact.ts';

/** Alice invites and leaves; the contact accepts and writes these. Nothing of it has been read. */
export const leaveUnread = async (
  alice: Person,
  site: XChat,
  conversation: string,
  texts: readonly string[],
): Promise<void> => {
  await createVault(alice);
  await openThread(alice, 'alice', conversation);
  await protect(alice);
  await alice.open('/home');
  const from = accounts.bob.id;
  const bob = acceptAsScript(site, conversation, from);
  site.addMessages(conversation, [
    { from, text: bob.acceptance },
    ...texts.map((text) => ({ from, text: bob.message(text) })),
  ]);
};
