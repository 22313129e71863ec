/** Who is who on X, from ids alone: names and handles can be changed at will. */

/** Own numeric id out of the `twid` cookie (`u=<id>`, percent-encoded), or null. */
export const ownIdFromCookie = (cookie: string): string | null =>
  /(?:^|;\s*)twid=(?:"?)u(?:%3D|=)(\d{1,20})(?!\w)/i.exec(cookie)?.[1] ?? null;

/** A conversation id of two numeric ids, in either order and with `-` or `:`, as `low-high`; null for groups and others. */
export const canonicalConversation = (id: string): string | null => {
  const pair = /^(\d{1,20})[-:](\d{1,20})$/.exec(id);
  const [first, second] = [pair?.[1], pair?.[2]];
  if (first === undefined || second === undefined) return null;
  return isLower(first, second) ? `${first}-${second}` : `${second}-${first}`;
};

/** The conversation id in a path such as `/i/chat/12-34`, or null. */
export const conversationFromPath = (path: string): string | null => {
  const id = /^\/(?:i\/chat|messages)\/(?:requests\/)?(\d+[-:]\d+)\/?$/.exec(path)?.[1];
  return id === undefined ? null : canonicalConversation(id);
};

/** The other half of a pair, or null when `ownId` is not part of it. */
export const peerOf = (conversationId: string, ownId: string): string | null => {
  const [low, high] = conversationId.split('-');
  if (low === ownId) return high ?? null;
  if (high === ownId) return low ?? null;
  return null;
};

/** The handle in a profile link such as `/alice`, or null. */
export const handleFromHref = (href: string | null): string | null =>
  /^(?:https:\/\/[^/]+)?\/(\w{1,50})\/?$/.exec(href ?? '')?.[1] ?? null;

/** Ids are decimal without leading zeros, longer than a double can hold. */
const isLower = (a: string, b: string): boolean => (a.length === b.length ? a <= b : a.length < b.length);
