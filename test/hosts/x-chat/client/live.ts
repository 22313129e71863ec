/** Hears from the server what happens, and keeps the page as the server says the site should behave. */
import type { Behaviour, LiveEvent } from '../model.ts';
import { conversationShown, openThread, refreshInbox, take, takeDeletion } from './actions.ts';
import { current, update } from './state.ts';

export const listen = (): void => {
  const source = new EventSource('/i/api/events');
  // What happened before the page listened, or while it could not, is asked for.
  source.addEventListener('open', () => {
    const shown = conversationShown();
    if (shown !== null && current().threads[shown] !== undefined) openThread(shown);
    if (current().inbox !== null) refreshInbox();
  });
  source.addEventListener('message', ({ data }) => hear(JSON.parse(data)));
  behave(current().behaviour);
  refreshInbox();
};

const hear = (event: LiveEvent): void => {
  if (event.kind === 'message' || event.kind === 'changed') take(event.message);
  if (event.kind === 'deleted') takeDeletion(event.conversationId, event.id);
  if (event.kind === 'behaviour') behave(event.behaviour);
  else refreshInbox();
};

let redrawing: number | undefined;

const behave = (behaviour: Behaviour): void => {
  const { theme, drawer, reRendering } = behaviour;
  document.documentElement.dataset['theme'] = theme;
  document.documentElement.style.colorScheme = theme;
  const opened = drawer !== current().behaviour.drawer ? { drawer: { ...current().drawer, open: drawer } } : {};
  update({ behaviour, ...opened });
  clearInterval(redrawing);
  if (reRendering > 0) redrawing = window.setInterval(() => update({ drawing: current().drawing + 1 }), reRendering);
};
