/**
 * Ties a frame of ours to one tab and thread by a token that works once. A frame's URL is public, so without a binding it is answered nothing.
 * Kept in memory-backed session storage: a stopped worker forgets no binding.
 */

import { toHex } from '../core/bytes.ts';
import type { Random } from '../core/random.ts';
import { RpcError } from '../rpc/errors.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Area } from '../vault/areas.ts';
import { makeTurns } from '../vault/turns.ts';
import type { Clock } from './clock.ts';
import type { FrameSender, PageSender } from './senders.ts';

/** What a bound frame may act on. */
export interface Binding {
  readonly tabId: number;
  readonly frame: FrameSender['kind'];
  readonly ref: ThreadRef;
  /** Unix seconds. */
  readonly issuedAt: number;
}

interface Token extends Binding {
  readonly origin: string;
  /** The document that used it, null while nobody has. */
  readonly usedBy: string | null;
}

export interface Bindings {
  issue(page: PageSender, wanted: { readonly ref: ThreadRef; readonly frame: FrameSender['kind'] }): Promise<string>;
  /** @throws RpcError `rpc/forbidden`; a token that was used before, or by the wrong frame, is dead with all its frames. */
  bind(
    frame: FrameSender,
    claim: { readonly token: string; readonly ancestorOrigins: readonly string[] },
  ): Promise<Binding>;
  find(frame: FrameSender): Promise<Binding | null>;
  dropTab(tabId: number): Promise<void>;
}

/** A frame loads within a second or two; a token that was not used by then never will be. */
const TOKEN_LIFE_SECONDS = 120;
/** Frames come and go as the page moves between threads; beyond this the oldest are long gone. */
const MAX_PER_TAB = 64;

interface Parts {
  readonly session: Area;
  readonly random: Random;
  readonly clock: Clock;
  /** Chromium tells a frame its ancestors. Where a browser does not, the tab's address must do. */
  readonly hasAncestorOrigins: boolean;
}

export const makeBindings = ({ session, random, clock, hasAncestorOrigins }: Parts): Bindings => {
  /** Reading a token and marking it used must not be torn apart by another use of it. */
  const inTurn = makeTurns();
  const read = async <T>(name: string): Promise<T | null> => ((await session.get(name))[name] as T | undefined) ?? null;
  /** Oldest first. */
  const entriesOf = async (tabId: number): Promise<readonly string[]> =>
    Object.entries(await session.get(null))
      .filter(([name, value]) => isEntry(name) && (value as Binding).tabId === tabId)
      .sort(([, a], [, b]) => (a as Binding).issuedAt - (b as Binding).issuedAt)
      .map(([name]) => name);

  const stands = (frame: FrameSender, { origin }: Token, ancestors: readonly string[]): boolean =>
    ancestors.length === 0 && !hasAncestorOrigins
      ? frame.tabOrigin === origin
      : ancestors.length === 1 && ancestors[0] === origin && (frame.tabOrigin ?? origin) === origin;

  return {
    issue: (page, { ref, frame }) =>
      inTurn(async () => {
        const token = toHex(random.bytes(32));
        const issued: Token = {
          tabId: page.tabId,
          frame,
          ref,
          origin: page.origin,
          issuedAt: clock.now(),
          usedBy: null,
        };
        const names = await entriesOf(page.tabId);
        if (names.length >= MAX_PER_TAB) await session.remove(names.slice(0, names.length - MAX_PER_TAB + 1));
        await session.set({ [tokenName(token)]: issued });
        return token;
      }),
    bind: (frame, { token, ancestorOrigins }) =>
      inTurn(async () => {
        const issued = await read<Token>(tokenName(token));
        if (issued === null) throw new RpcError('rpc/forbidden');
        const fits =
          issued.usedBy === null &&
          issued.tabId === frame.tabId &&
          issued.frame === frame.kind &&
          clock.now() - issued.issuedAt <= TOKEN_LIFE_SECONDS &&
          stands(frame, issued, ancestorOrigins);
        if (!fits) {
          await session.remove([
            tokenName(token),
            frameName(frame.document),
            ...(issued.usedBy === null ? [] : [frameName(issued.usedBy)]),
          ]);
          throw new RpcError('rpc/forbidden');
        }
        const { tabId, frame: kind, ref, issuedAt } = issued;
        const binding: Binding = { tabId, frame: kind, ref, issuedAt };
        await session.set({
          [tokenName(token)]: { ...issued, usedBy: frame.document },
          [frameName(frame.document)]: binding,
        });
        return binding;
      }),
    find: async (frame) => {
      const binding = await read<Binding>(frameName(frame.document));
      return binding?.tabId === frame.tabId && binding.frame === frame.kind ? binding : null;
    },
    dropTab: (tabId) => inTurn(async () => session.remove([...(await entriesOf(tabId))])),
  };
};

const tokenName = (token: string): string => `token ${token}`;
const frameName = (document: string): string => `frame ${document}`;
const isEntry = (name: string): boolean => name.startsWith('token ') || name.startsWith('frame ');
