/** What the handlers work with. Holds nothing that a stopped worker may lose, but caches. */
import type { Random } from '../core/random.ts';
import type { Locks } from '../vault/locks.ts';
import type { ThreadTags } from '../vault/thread-tags.ts';
import type { Vault } from '../vault/vault.ts';
import type { Announce } from './announcer.ts';
import type { AutoLock } from './auto-lock.ts';
import type { ShowState } from './badge.ts';
import type { Bindings } from './bindings.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Clock } from './clock.ts';
import type { Failures } from './failures.ts';
import type { GuardedTabs } from './guarded-tabs.ts';
import type { PageEngine } from './page-engine.ts';

export interface Context {
  readonly browser: BrowserApi;
  readonly vault: Vault;
  readonly tags: ThreadTags;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly random: Random;
  readonly bindings: Bindings;
  readonly guarded: GuardedTabs;
  readonly autoLock: AutoLock;
  readonly engine: PageEngine;
  readonly announce: Announce;
  readonly showState: ShowState;
  readonly failures: Failures;
  /** Ids of outgoing payloads that are being put into a page right now. */
  readonly underway: Set<string>;
}
