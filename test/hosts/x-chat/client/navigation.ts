/** Follows links and the browser's history. */
import type { MouseEvent } from 'react';
import { conversationShown, openThread } from './actions.ts';
import { readRoute } from './route.ts';
import { current, update } from './state.ts';

const navigate = (path: string): void => {
  if (path !== location.pathname) history.pushState({}, '', path);
  arrive();
};

/** For `onClick` of a link of our own: a plain click stays in the page. */
export const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  navigate(event.currentTarget.pathname);
};

/** Opens in the drawer where the chat is a drawer, else as a page. */
export const openConversation = (id: string, path: string): void => {
  if (current().route.page === 'other') {
    update({ drawer: { open: true, conversationId: id } });
    openThread(id);
  } else navigate(path);
};

export const arrive = (): void => {
  update({ route: readRoute(location), overlay: null });
  const shown = conversationShown();
  if (shown !== null) openThread(shown);
};
