/**
 * What X's chat is made of, as seen 2026-10 (open shadow roots, Tailwind, React). One line per thing, most stable first.
 * Where a line says *light*, it was seen in the light DOM until 2026-08 and still counts for old tabs.
 */

/** Hosts of the open shadow roots in which the chat lives: the route and the drawer's or dialog's overlays. 2026-10-05. */
export const shadowHosts = ['[data-testid="xchatEmbedRoute"]', '[data-testid="xchatEmbedOverlays"]'] as const;

/** The open conversation. 2026-10. */
export const conversation = [
  '[data-testid="dm-conversation-panel"]',
  '[data-testid="dm-conversation-content"]',
] as const;
/** Header of the open conversation; its link leads to `/<handle>`. 2026-10. */
export const headerLink = ['[data-testid="dm-conversation-header"] a[href]'] as const;
/** In the bar at the side of every page, outside the chat's shadow roots; leads to `/<own handle>`. 2026-10. */
export const ownProfileLink = ['a[data-testid="AppTabBar_Profile_Link"]'] as const;
/** The element that scrolls over the messages. 2026-10. */
export const scroller = ['[data-testid="dm-message-scroller"]', '[data-testid="dm-message-list"]'] as const;
/** Outermost wrapper of a row of any kind. 2026-10. */
export const rowWrapper = '[data-index]';
/** A message row. 2026-10. */
export const messageRow = '[data-dm-message-row]';
/** The box of a message's text; it also holds the time and layout decoys, so its own text is never used. 2026-10. */
export const messageText = '[data-testid^="message-text-"]';
/** The authored text inside it. 2026-10. */
export const authoredText = 'span[dir="auto"].whitespace-pre-wrap';
/** What opens a row's own menu. No source names it; what opens a menu says so in every part of X that was seen. 2026-10. */
export const rowMenu = ['[aria-haspopup="menu"]', 'button'] as const;
/** Whether a message of ours left. Values: pending, sending, sent, delivered, read, failed, error. 2026-10. */
export const sendStatus = 'data-send-status';

/** The whole form. 2026-10. */
export const form = ['form[data-testid="dm-composer-form"]'] as const;
/** The message box, a controlled textarea. 2026-10. */
export const box = ['textarea[data-testid="dm-composer-textarea"]'] as const;
/** Exists only while there is text. 2026-10. */
export const sendButton = ['[data-testid="dm-composer-send-button"]', 'button[type="submit"]'] as const;
/**
 * The inbox, in the page as in the drawer: holds the conversations, each with its newest message in a line of its own and once more in
 * `aria-description`. X's search field stands in it, so what that finds is expected there. 2026-10. Requests: in others' code, undated.
 */
export const inbox = ['[data-testid="dm-inbox-panel"]', '[data-testid="dm-message-requests"]'] as const;

/** The inbox row of the open conversation; its id ends in `<low>:<high>`. 2026-10. */
export const selectedInboxRow = ['[data-testid^="dm-conversation-item-"][data-selected="true"]'] as const;
