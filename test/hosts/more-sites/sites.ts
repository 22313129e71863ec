/**
 * The sites that the stand-in can be, each with the facts that are not in its page: addresses, and what the site does with a text. The page of each
 * is in `client/`, made of what its own list of selectors was made of.
 */

export interface StandInSite {
  /** Its page's module in `client/`. */
  readonly name: string;
  /** The first is where people log in. */
  readonly hosts: readonly string[];
  /** From when the facts are of which it was built. */
  readonly facts: string;
  /** The address of a conversation. */
  readonly conversation: (id: string) => string;
  /** An id as the site would make one. */
  readonly exampleId: string;
  /** The most characters of one message; what is longer is refused. */
  readonly limit: number;
}

export const standInSites = {
  linkedin: {
    name: 'linkedin',
    hosts: ['www.linkedin.com'],
    facts: '2026, sources S25 and S30',
    conversation: (id) => `/messaging/thread/${id}/`,
    exampleId: '2-ZjQ2YmE1NzctMmFhOC00MTRh',
    limit: 8_000,
  },
  slack: {
    name: 'slack',
    hosts: ['app.slack.com'],
    facts: '2026, sources S34 and S35',
    conversation: (id) => `/client/${id}`,
    exampleId: 'T02ABCDEF/D04GHIJKL',
    limit: 40_000,
  },
  discord: {
    name: 'discord',
    hosts: ['discord.com'],
    facts: '2026, source S31',
    conversation: (id) => `/channels/@me/${id}`,
    exampleId: '1181929405261938729',
    limit: 2_000,
  },
} as const satisfies Readonly<Record<string, StandInSite>>;

export type StandInName = keyof typeof standInSites;

/** Sites of which Sotto knows nothing: no list of selectors was made of them. */
export const unlistedSites = {
  unlisted: {
    name: 'unlisted',
    hosts: ['chat.example'],
    facts: 'none: an ordinary chat page with drawn class names',
    conversation: (id) => `/rooms/${id}?panel=none`,
    exampleId: 'alice-and-bob',
    limit: 4_000,
  },
} as const satisfies Readonly<Record<string, StandInSite>>;
