/** What a thread's state means, for the popup, the toolbar and the list of people. */

import type { TabThread, ThreadState } from '../rpc/thread-types.ts';
import { type Sentence, say } from './say.ts';

/** Everything that a window may have to say about one conversation. */
export type SaidState = ThreadState | 'locked' | 'unknown';

/** How a state is to be taken in: `good` is private, `wait` needs somebody's answer, `bad` stops, `plain` is none of these. */
type Tone = 'good' | 'wait' | 'bad' | 'plain';

export interface StateWords {
  /** One or two words. */
  readonly label: string;
  readonly tone: Tone;
  /** Is the thread protected? One sentence. */
  readonly fact: (name: string) => string;
  /** What can be done now, or what happens next. */
  readonly next: (name: string) => string;
}

const stateWords: Record<SaidState, StateWords> = {
  off: {
    label: say('state_off_label'),
    tone: 'plain',
    fact: (name) => say('state_off_fact', { name }),
    next: (name) => say('state_off_next', { name }),
  },
  invited: {
    label: say('state_invited_label'),
    tone: 'wait',
    fact: (name) => say('state_invited_fact', { name }),
    next: (name) => say('state_invited_next', { name }),
  },
  'invitation-received': {
    label: say('state_invitation_received_label'),
    tone: 'wait',
    fact: (name) => say('state_invitation_received_fact', { name }),
    next: (name) => say('state_invitation_received_next', { name }),
  },
  protected: {
    label: say('state_protected_label'),
    tone: 'good',
    fact: (name) => say('state_protected_fact', { name }),
    next: (name) => say('state_protected_next', { name }),
  },
  verified: {
    label: say('state_verified_label'),
    tone: 'good',
    fact: (name) => say('state_verified_fact', { name }),
    next: () => say('state_verified_next'),
  },
  blocked: {
    label: say('state_blocked_label'),
    tone: 'bad',
    fact: (name) => say('state_blocked_fact', { name }),
    next: (name) => say('state_blocked_next', { name }),
  },
  unprotected: {
    label: say('state_unprotected_label'),
    tone: 'bad',
    fact: (name) => say('state_unprotected_fact', { name }),
    next: (name) => say('state_unprotected_next', { name }),
  },
  restored: {
    label: say('state_restored_label'),
    tone: 'wait',
    fact: () => say('state_restored_fact'),
    next: (name) => say('state_restored_next', { name }),
  },
  locked: {
    label: say('state_locked_label'),
    tone: 'wait',
    fact: () => say('state_locked_fact'),
    next: () => say('state_locked_next'),
  },
  unknown: {
    label: say('state_unknown_label'),
    tone: 'plain',
    fact: () => say('state_unknown_fact'),
    next: () => say('state_unknown_next'),
  },
};

/** The words for a state. */
export const sayState = (state: SaidState): StateWords => stateWords[state];

type OtherTab = Exclude<TabThread['kind'], 'thread'>;

/** What a tab without a usable conversation is, and what to do. */
const tabWords: Record<OtherTab, (site: string) => { readonly title: string; readonly todo: string }> = {
  'no-site': () => ({
    title: say('tab_no_site_title'),
    todo: say('tab_no_site_todo'),
  }),
  'not-pointed': (site) => ({
    title: say('tab_not_pointed_title', { site }),
    todo: say('tab_not_pointed_todo'),
  }),
  'no-thread': (site) => ({
    title: say('tab_no_thread_title', { site }),
    todo: say('tab_no_thread_todo'),
  }),
  'unknown-account': (site) => ({
    title: say('tab_unknown_account_title', { site }),
    todo: say('tab_unknown_account_todo'),
  }),
};

/** The words for a tab in which no thread can be named. */
export const sayTab = (
  tab: Exclude<TabThread, { kind: 'thread' }>,
): { readonly title: string; readonly todo: string } => tabWords[tab.kind]('site' in tab ? saySite(tab.site) : '');

const siteNames: ReadonlyMap<string, string> = new Map([
  ['x', 'X'],
  ['linkedin', say('site_linkedin')],
  ['slack', say('site_slack')],
  ['discord', say('site_discord')],
  ['telegram', say('site_telegram')],
  ['whatsapp', say('site_whatsapp')],
  ['messenger', say('site_messenger')],
  ['instagram', say('site_instagram')],
  ['bluesky', say('site_bluesky')],
  ['reddit', say('site_reddit')],
  ['mastodon', say('site_mastodon')],
]);

/** The words for a site on which the person has not let Sotto in yet: one that Sotto knows by name, or any other. */
export const sayNotUsed = (site: string) =>
  siteNames.has(site)
    ? {
        title: say('tab_not_used_title', { site: saySite(site) }),
        todo: say('tab_not_used_todo'),
        act: say('tab_not_used_act', { site: saySite(site) }),
      }
    : { title: say('tab_offer_title', { site }), todo: say('tab_offer_todo'), act: say('tab_offer_act') };

/** A site's name as people write it; of people whom no site has shown, that there is none. */
export const saySite = (site: string): string =>
  site === 'by-hand' ? say('site_by_hand') : (siteNames.get(site) ?? site);

/** A handle is the page's claim, so it is shown only in the shape of a handle, with its host where the site has many: no spaces, ticks or directions in it. */
const handleShape = /^(?=.{1,64}$)[\p{L}\p{N}_.-]+(?:@[\p{L}\p{N}_.-]+)?$/u;

/** `@alice`, or null where there is no handle that can be shown. */
export const sayHandle = (handle: string | null): string | null =>
  handle && handleShape.test(handle) ? `@${handle}` : null;

/** A contact as the person knows it: the given name, else the handle, else the site's number. */
export const sayName = (of: {
  readonly name: string | null;
  readonly handle: string | null;
  /** The site's immutable id, where it is known. */
  readonly id?: string;
}): string => {
  if (of.name) return of.name;
  const handle = sayHandle(of.handle);
  if (handle !== null) return handle;
  const isShown = of.id !== undefined && !/^in:/.test(of.id); // lib/rpc/unnamed.ts: the site shows no ids
  return isShown ? say('name_account', { id: of.id }) : say('name_unknown');
};

/** Heading of one conversation. `name` is null when nobody can be named, as while the vault is locked. */
export const sayConversation = (name: string | null, site: string): string =>
  name === null
    ? say('conversation_unnamed', { site: saySite(site) })
    : say('conversation_named', { name, site: saySite(site) });

const toolbarWords: Record<SaidState, Sentence> = {
  off: 'toolbar_off',
  invited: 'toolbar_invited',
  'invitation-received': 'toolbar_invitation_received',
  protected: 'toolbar_protected',
  verified: 'toolbar_verified',
  blocked: 'toolbar_blocked',
  unprotected: 'toolbar_unprotected',
  restored: 'toolbar_restored',
  locked: 'toolbar_locked',
  unknown: 'toolbar_unknown',
};

/** The toolbar button's title for a state: no name, no text. */
export const sayToolbar = (state: SaidState): string => say(toolbarWords[state]);
