/** The accounts of every story in a browser. Mallory needs none: she is the site. */
export const accounts = {
  alice: { id: '1001000000000000001', handle: 'alice', name: 'Alice' },
  bob: { id: '2002000000000000002', handle: 'bob', name: 'Bob' },
} as const;

/** The names under which browsers reach the stand-in. */
export const siteHosts = ['x.com', 'chat.x.com', 'twitter.com'] as const;
