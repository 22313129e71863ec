/** Everything the page knows, in one place outside React, because the chat lives in several shadow roots. */
import { useSyncExternalStore } from 'react';
import type { Account, Behaviour, PageConfig, Quote, Summary } from '../model.ts';
import { type Route, readRoute } from './route.ts';

/** A message as this page shows it. */
export interface Item {
  /** Stays the same in this page for as long as the message is shown. */
  readonly id: string;
  /** What the DOM is told. The site renews it after every send. */
  readonly uuid: string;
  readonly serverId: string | null;
  readonly from: string;
  readonly text: string;
  readonly at: number;
  readonly status: 'pending' | 'sending' | 'sent' | 'failed';
  readonly reactions: readonly string[];
  readonly quote: Quote | null;
}

export interface Thread {
  readonly peer: Account;
  readonly request: boolean;
  /** Oldest first; what is on its way comes last. */
  readonly items: readonly Item[];
  readonly complete: boolean;
  readonly loadingOlder: boolean;
}

/** What hovers over the page in the overlays' root. */
export type Overlay =
  | {
      readonly kind: 'message';
      readonly conversationId: string;
      readonly item: Item;
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'emoji'; readonly conversationId: string; readonly x: number; readonly y: number };

export interface State {
  readonly me: Account;
  readonly behaviour: Behaviour;
  readonly route: Route;
  readonly inbox: readonly Summary[] | null;
  readonly threads: Readonly<Record<string, Thread>>;
  readonly drafts: Readonly<Record<string, string>>;
  readonly drawer: { readonly open: boolean; readonly conversationId: string | null };
  readonly overlay: Overlay | null;
  /** Counts how often all rows were drawn anew. */
  readonly drawing: number;
}

const { me, behaviour }: PageConfig = JSON.parse(document.getElementById('page-config')?.textContent ?? '{}');

let state: State = {
  me,
  behaviour,
  route: readRoute(location),
  inbox: null,
  threads: {},
  drafts: {},
  drawer: { open: behaviour.drawer, conversationId: null },
  overlay: null,
  drawing: 0,
};
const listeners = new Set<() => void>();

export const current = (): State => state;

export const update = (change: Partial<State>): void => {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
};

export const updateThread = (id: string, change: (thread: Thread) => Partial<Thread>): void => {
  const thread = state.threads[id];
  if (thread !== undefined) update({ threads: { ...state.threads, [id]: { ...thread, ...change(thread) } } });
};

/** Re-renders the component when `select` gives another value. */
export const useChat = <T>(select: (state: State) => T): T => useSyncExternalStore(subscribe, () => select(state));

/** A message as it is shown outside its row. */
export const usePreview = (text: string): string => {
  const length = useChat(({ behaviour }) => behaviour.cutPreviews);
  return length > 0 && text.length > length ? `${text.slice(0, length)}…` : text;
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
