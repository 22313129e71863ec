/** What a person does about how long a thread's texts stay, and what the browser does about what is over. */
import { TAB, type User } from './user.ts';

export const threadOf = (user: User) => {
  const { site: name, ownId, conversationId } = user.ref;
  return { site: name, ownId: ownId ?? '', conversationId: conversationId ?? '' };
};

export const keep = (user: User, keepDays: number | null) =>
  user.window('thread.keep', { thread: threadOf(user), keepDays });

export const setTimer = (user: User, seconds: number) => user.window('thread.timer', { tabId: TAB, seconds });

/** The browser's alarm comes, and what it starts is done. */
export const ring = async (user: User) => {
  user.profile.ring('erase');
  await user.window('people.list', {});
};
