/** Loaded before The Lounge: it asks nobody outside whether there is a newer one. An address needs no look-up, and every name is unknown. */
import dns from 'node:dns';

// @ts-expect-error One of many forms is enough here.
dns.lookup = (name, options, callback = options) =>
  callback(Object.assign(new Error(`${name} is not looked up`), { code: 'ENOTFOUND' }));
