/**
 * The sites that the stand-in can be, each with the facts that are not in its page: addresses, and what the site does with a text. The page of each
 * is in `client/`, made of what its own list of selectors was made of.
 */
import { numbers, otherThan } from './client/numbers.ts';

export interface StandInSite {
  /** Its page's module in `client/`. */
  readonly name: string;
  /** The first is where people log in. */
  readonly hosts: readonly string[];
  /** From when the facts are of which it was built. */
  readonly facts: string;
  /** The address of a conversation, as somebody there has it. */
  readonly conversation: (id: string, who: string) => string;
  /** An id as the site would make one. */
  readonly exampleId: string;
  /** The most characters of one message; what is longer is refused. */
  readonly limit: number;
  /** The model in `test/sites/normalisers` that says what the site does to a text, its limit included. */
  readonly model?: string;
  /** At which of the hosts somebody has their account, where it is not the first for everybody. */
  readonly home?: (who: string) => string;
  /** Where the page shows the newest message outside its row. */
  readonly preview?: string;
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
  'telegram-k': {
    name: 'telegram-k',
    hosts: ['web.telegram.org'],
    facts: '2026-10, sources S32 and its public code',
    conversation: (_, who) => `/k/#@${otherThan(who)}`,
    exampleId: `${numbers.alice}-${numbers.bob}`,
    limit: 4_096,
    model: 'Telegram K',
    preview: '.chatlist .row-subtitle',
  },
  'telegram-a': {
    name: 'telegram-a',
    hosts: ['web.telegram.org'],
    facts: '2026-10-09, source S32',
    conversation: (_, who) => `/a/#${numbers[otherThan(who)]}`,
    exampleId: `${numbers.alice}-${numbers.bob}`,
    limit: 4_096,
    model: 'Telegram A',
  },
  whatsapp: {
    name: 'whatsapp',
    hosts: ['web.whatsapp.com'],
    facts: '2026-07-21, source S33 and others of that summer',
    conversation: () => '/',
    exampleId: 'the two of them',
    limit: 65_536,
    model: 'WhatsApp',
    preview: '[role=application] > :nth-child(4) [role=button]',
  },
  messenger: {
    name: 'messenger',
    hosts: ['www.facebook.com', 'www.messenger.com'],
    facts: '2026-10, source S26',
    conversation: (id, who) => (who === 'alice' ? `/messages/t/${id}` : `/t/${id}`),
    exampleId: '100012345678901',
    limit: 2_000,
    model: 'Messenger',
    home: (who) => (who === 'alice' ? 'www.facebook.com' : 'www.messenger.com'),
  },
  instagram: {
    name: 'instagram',
    hosts: ['www.instagram.com'],
    facts: '2026-05, sources S23 to S25',
    conversation: (id) => `/direct/t/${id}/`,
    exampleId: '17842345678901234',
    limit: 1_000,
    model: 'Instagram',
  },
  bluesky: {
    name: 'bluesky',
    hosts: ['bsky.app'],
    facts: '2026-10, source S28',
    conversation: (id) => `/messages/${id}`,
    exampleId: '3lbq2xkz7y42a',
    limit: 1_000,
    model: 'Bluesky',
  },
  reddit: {
    name: 'reddit',
    hosts: ['www.reddit.com', 'chat.reddit.com'],
    facts: '2026-10, source S27',
    conversation: (id, who) => `${who === 'alice' ? '/chat' : ''}/room/${encodeURIComponent(id)}`,
    exampleId: '!a1B2c3D4:reddit.com',
    limit: 1_000,
    model: 'Reddit',
    home: (who) => (who === 'alice' ? 'www.reddit.com' : 'chat.reddit.com'),
  },
  mastodon: {
    name: 'mastodon',
    hosts: ['one.example', 'two.example'],
    facts: '2026-10, its public code',
    conversation: (id, who) => (who === 'alice' ? `/@alice/${id}` : `/@alice@one.example/${id}`),
    exampleId: '114000000000000001',
    limit: 520, // the page counts, without the hosts of accounts
    home: (who) => (who === 'alice' ? 'one.example' : 'two.example'),
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
  'whole-page': {
    name: 'unlisted',
    hosts: ['chat.example'],
    facts: 'none: the same, and what scrolls is the page as a whole',
    conversation: (id) => `/rooms/${id}?scrolls=page`,
    exampleId: 'alice-and-bob',
    limit: 4_000,
  },
} as const satisfies Readonly<Record<string, StandInSite>>;
