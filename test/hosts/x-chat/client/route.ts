/** Which page an address names, and moving between them without loading, as the site does. */

export type Route =
  | { readonly page: 'other'; readonly path: string }
  | { readonly page: 'inbox' }
  | { readonly page: 'requests' }
  | { readonly page: 'conversation'; readonly id: string };

/** `chat.x.com` shows the same application at its root. */
export const readRoute = ({ pathname, hostname }: { pathname: string; hostname: string }): Route => {
  const inChat = /^\/i\/chat(?=\/|$)/.test(pathname) || hostname === 'chat.x.com';
  if (!inChat) return { page: 'other', path: pathname };
  const rest = pathname.replace(/^\/i\/chat/, '').replace(/\/$/, '');
  if (rest === '/requests') return { page: 'requests' };
  const pair = /^\/(\d+)-(\d+)$/.exec(rest);
  if (pair === null) return { page: 'inbox' };
  return { page: 'conversation', id: canonical(pair[1] ?? '', pair[2] ?? '') };
};

export const conversationPath = (id: string): string => `/i/chat/${id}`;

/** Both orders of the ids are accepted in an address. */
const canonical = (a: string, b: string): string => (BigInt(a) < BigInt(b) ? `${a}-${b}` : `${b}-${a}`);
