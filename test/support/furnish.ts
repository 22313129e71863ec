/** What is at the site before the demo and the pictures begin: two accounts, and a conversation in which something was said in the clear. */
import type { XChat } from '../hosts/x-chat/server.ts';
import { accounts } from './accounts.ts';

/** What they had said before, for everyone to see. */
const inTheClear = ['Coffee on Friday?', 'Yes! But let us talk about it in private.'] as const;

/** The conversation of Alice and Bob. */
export const furnish = (site: XChat): string => {
  site.addAccount(accounts.alice);
  site.addAccount(accounts.bob);
  const conversation = site.openConversation(accounts.alice.id, accounts.bob.id);
  const authors = [accounts.bob.id, accounts.alice.id];
  site.addMessages(
    conversation,
    inTheClear.map((text, index) => ({ from: authors[index % 2] ?? '', text })),
  );
  return conversation;
};
