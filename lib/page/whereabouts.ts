/** Follows where the page stands: which conversation is open. Navigation events, and a look twice a second for the rest. */
import { OWN_UNNAMED, peerUnnamed } from '../rpc/unnamed.ts';
import type { Adapter, Place } from '../sites/adapter.ts';

const LOOK_EVERY_MS = 500;

/** The same conversation of the same account? A handle that appears late changes what we know, not where we are. */
export const samePlace = (a: Place | null, b: Place | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.site === b.site &&
    a.ownId === b.ownId &&
    a.conversationId === b.conversationId &&
    (a.conversationId !== null || a.peerHandle === b.peerHandle));

/**
 * Calls `look` now, at every navigation, and every 500 ms. The look is cheap and catches what emits no event:
 * an attached shadow root, a replaced list, a drawer that opens.
 */
export const watchPlace = (look: () => void, signal: AbortSignal): void => {
  const navigation = (window as { navigation?: EventTarget }).navigation;
  navigation?.addEventListener('currententrychange', look, { signal });
  for (const event of ['popstate', 'hashchange', 'pageshow', 'DOMContentLoaded', 'load'])
    window.addEventListener(event, look, { signal });
  const timer = setInterval(look, LOOK_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  look();
};

/** The adapter's place, or null when it stumbles: a page that breaks our reading gets no say in what happens next. */
export const placeNow = (adapter: Adapter): Place | null => {
  try {
    const place = adapter.place();
    return place !== null && adapter.hasNoIds ? byConversation(place) : place;
  } catch {
    return null;
  }
};

/** Accounts that the site does not show go by the conversation. */
const byConversation = (place: Place): Place => ({
  ...place,
  ownId: OWN_UNNAMED,
  peerId: place.conversationId === null ? null : peerUnnamed(place.conversationId),
});

/** What the page calls the account that is logged in; null, too, when the adapter stumbles. */
export const ownHandleNow = (adapter: Adapter): string | null => {
  try {
    return adapter.ownHandle();
  } catch {
    return null;
  }
};
