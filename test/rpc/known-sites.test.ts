/** A site is known by its hosts, and any other by its own host. */
import { expect, test } from 'vitest';
import {
  givenPatterns,
  isAtHome,
  isKnownSite,
  knownSites,
  limitAt,
  patternOf,
  siteAt,
} from '../../lib/rpc/known-sites.ts';

test('each host is one site, and a host that only looks like one is not', () => {
  const hosts = Object.values(knownSites).flatMap((site) => site.hosts);
  expect(new Set(hosts).size).toBe(hosts.length);
  expect(siteAt('chat.x.com')).toBe('x');
  for (const other of ['x.com.evil.example', 'evil-x.com', 'x.com:8443', 'constructor', '__proto__', '127.0.0.1:9000'])
    expect(siteAt(other)).toBe(other);
});

test('a site is known by its name, not by its host', () => {
  expect(['x', 'discord', 'x.com', 'chat.example', 'constructor', ''].filter(isKnownSite)).toEqual(['x', 'discord']);
});

test('only X comes with the extension', () => {
  expect(givenPatterns).toEqual(['https://x.com/*', 'https://chat.x.com/*', 'https://twitter.com/*']);
});

test('a pattern is one host, without a port', () => {
  expect(patternOf(new URL('http://127.0.0.1:9000/#/chan-1'))).toBe('http://127.0.0.1/*');
});

test('a site that nobody has measured takes little', () => {
  expect(['x', 'evil.example', 'constructor', '__proto__'].map(limitAt)).toEqual([10_000, 2_000, 2_000, 2_000]);
});

test('a page speaks of accounts of its own site, and of a site of many hosts of those of its own host', () => {
  const mastodon = (ownId: string | null) => ({ site: 'mastodon', ownId });
  expect(isAtHome({ site: 'x', ownId: null }, 'chat.x.com')).toBe(true);
  expect(isAtHome({ site: 'x', ownId: null }, 'slack.com')).toBe(false);
  expect(isAtHome(mastodon('alice@one.example'), 'one.example')).toBe(true);
  expect(isAtHome(mastodon('alice@x.com'), 'x.com')).toBe(false); // that host is another site
  for (const ownId of [null, 'alice', 'one.example', 'alice@two.example'])
    expect(isAtHome(mastodon(ownId), 'one.example')).toBe(false);
});
