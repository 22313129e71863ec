/** The websites that Sotto knows by name, and the hosts at which each of them is. Any other website goes by the name of its host. */

export interface KnownSite {
  /** Hosts whose pages are this site. */
  readonly hosts: readonly string[];
  /** Granted with the extension itself. Every other site is asked about when the person wants it. */
  readonly isGiven?: true;
  /** Any other host may be an instance of it. Accounts go by full addresses, which end with the host of their instance. */
  readonly isFederated?: true;
  /** The most characters of one message. Armor has no others than ASCII, so that it does not matter how a site counts. */
  readonly limit: number;
}

/** By Sotto's name for the site, which is in every tag made for it: it never changes. */
export const knownSites: Readonly<Record<string, KnownSite>> = {
  x: { hosts: ['x.com', 'chat.x.com', 'twitter.com'], isGiven: true, limit: 10_000 },
  linkedin: { hosts: ['www.linkedin.com'], limit: 8_000 },
  slack: { hosts: ['app.slack.com'], limit: 4_000 },
  discord: { hosts: ['discord.com'], limit: 2_000 },
  telegram: { hosts: ['web.telegram.org'], limit: 4_096 },
  // Longer texts fold behind a button.
  whatsapp: { hosts: ['web.whatsapp.com'], limit: 3_000 },
  messenger: { hosts: ['www.facebook.com', 'www.messenger.com'], limit: 2_000 },
  instagram: { hosts: ['www.instagram.com'], limit: 1_000 },
  bluesky: { hosts: ['bsky.app'], limit: 1_000 },
  reddit: { hosts: ['www.reddit.com', 'chat.reddit.com'], limit: 1_000 },
  // 500 less the contact's name, which stands before each message; its host is not counted.
  mastodon: { hosts: [], isFederated: true, limit: 460 },
};

/** Of a site that nobody has measured. */
const UNKNOWN_LIMIT = 2_000;

/** What a person can say of such a site: characters of one message. */
export const limitChoices = [350, 500, 1_000, UNKNOWN_LIMIT, 4_000, 10_000] as const;

const byHost: ReadonlyMap<string, string> = new Map(
  Object.entries(knownSites).flatMap(([site, { hosts }]) => hosts.map((host): [string, string] => [host, site])),
);

/** Sotto's name for the website of a host: a known one's, or else the host itself. Never empty. */
export const siteAt = (host: string): string => byHost.get(host) ?? host;

/** Is it a site that Sotto knows by name, so that nobody need point at anything there? */
export const isKnownSite = (site: string): boolean => Object.hasOwn(knownSites, site);

/** May a page at `host` speak of this account of a site? It may of those of its own site, and where that is many hosts, of those of its own host. */
export const isAtHome = (
  { site, ownId }: { readonly site: string; readonly ownId: string | null },
  host: string,
): boolean => site === siteAt(host) || (isFederated(site) && !byHost.has(host) && ownId?.endsWith(`@${host}`) === true);

/** Is it a site of many hosts, which nobody can list? */
export const isFederated = (site: string): boolean => isKnownSite(site) && knownSites[site]?.isFederated === true;

/** Sites at which Sotto can be let in: those that nobody on the way can read, and what runs on this computer. */
export const isPrivateWay = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): boolean =>
  protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname));

/** The match pattern of all pages of a host. Patterns know no ports. */
export const patternOf = ({ protocol, hostname }: Pick<URL, 'protocol' | 'hostname'>): string =>
  `${protocol}//${hostname}/*`;

/** Match patterns of the sites that are granted with the extension itself. */
export const givenPatterns: readonly string[] = Object.values(knownSites)
  .filter(({ isGiven }) => isGiven)
  .flatMap(({ hosts }) => hosts.map((hostname) => patternOf({ protocol: 'https:', hostname })));

/** Characters of one message, by Sotto's name for the site. */
export const limitAt = (site: string): number =>
  isKnownSite(site) ? (knownSites[site]?.limit ?? UNKNOWN_LIMIT) : UNKNOWN_LIMIT;
