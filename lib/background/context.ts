/** What the handlers work with. Holds nothing that a stopped worker may lose, but caches. */
import type { Random } from '../core/random.ts';
import type { Locks } from '../vault/locks.ts';
import type { Search } from '../vault/search.ts';
import type { ThreadTags } from '../vault/thread-tags.ts';
import type { Vault } from '../vault/vault.ts';
import type { Announce } from './announcer.ts';
import type { AutoLock } from './auto-lock.ts';
import type { ShowState } from './badge.ts';
import type { Bindings } from './bindings.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';
import type { CodeAttempts } from './code-attempts.ts';
import type { Copies } from './copies.ts';
import type { Eraser } from './eraser.ts';
import type { Failures } from './failures.ts';
import type { KnownKinds } from './known-kinds.ts';
import type { LiveCalls } from './live-calls.ts';
import type { MarkedTabs } from './marked-tabs.ts';
import type { HandedFiles } from './open-backup.ts';
import type { Opening } from './opening.ts';
import type { PageEngine } from './page-engine.ts';
import type { PointedSites } from './pointed-sites.ts';
import type { RecentTexts } from './recent-texts.ts';
import type { SelectionMenu } from './selection-menu.ts';
import type { SiteLimits } from './site-limits.ts';

export interface Context {
  readonly browser: BrowserApi;
  readonly vault: Vault;
  readonly files: HandedFiles;
  readonly tags: ThreadTags;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly random: Random;
  readonly bindings: Bindings;
  /** Tabs on whose page typing is guarded. */
  readonly guarded: MarkedTabs;
  /** Tabs in which the person writes in our composer, and has made no gesture in the page since. */
  readonly writing: MarkedTabs;
  /** Tabs in which the person was asked to point, and has not yet. */
  readonly pointing: MarkedTabs;
  readonly pointed: PointedSites;
  readonly recent: RecentTexts;
  readonly calls: LiveCalls;
  readonly kinds: KnownKinds;
  readonly limits: SiteLimits;
  readonly autoLock: AutoLock;
  readonly eraser: Eraser;
  readonly opening: Opening;
  readonly attempts: CodeAttempts;
  readonly engine: PageEngine;
  readonly announce: Announce;
  readonly showState: ShowState;
  readonly failures: Failures;
  readonly search: Search;
  readonly copies: Copies;
  readonly selection: SelectionMenu;
  /** Ids of outgoing payloads that are being put into a page right now. */
  readonly underway: Set<string>;
}
