/**
 * Takes every request: who asks, may they, is it well formed, and only then a handler. Answers with a result or a code, never with
 * anything of an error's text.
 */
import { callers, isMethod } from '../rpc/callers.ts';
import type { Contract, Method, Params, Result } from '../rpc/contract.ts';
import { RpcError } from '../rpc/errors.ts';
import { isAtHome } from '../rpc/known-sites.ts';
import { paramsSchemas, parseAs } from '../rpc/schemas.ts';
import type { ThreadRef } from '../rpc/thread-types.ts';
import type { Answer, Request } from '../rpc/wire-format.ts';
import type { Binding } from './bindings.ts';
import type { MessageSender } from './browser-api.ts';
import { codeOf } from './error-code.ts';
import type { FrameSender, identify, PageSender, Sender, WindowSender } from './senders.ts';

/** A frame whose tab and thread are known. */
export type BoundFrame = FrameSender & { readonly binding: Binding };

/** Who stands behind a request, by method: a frame is bound in all but the one with which it binds itself. */
export type SenderOf<M extends Method> = M extends 'frame.bind'
  ? FrameSender
  : {
      readonly page: PageSender;
      readonly composer: BoundFrame;
      readonly glass: BoundFrame;
      readonly window: WindowSender;
    }[Contract[M]['from']];

/** One handler for each method of the contract: a missing one does not compile. */
export type Handlers = {
  readonly [M in Method]: (params: Params<M>, sender: SenderOf<M>) => Promise<Result<M>>;
};

export interface RouterParts {
  readonly identify: (sender: MessageSender) => ReturnType<typeof identify>;
  /** Was Sotto given this page's site? */
  readonly isGranted: (origin: string) => Promise<boolean>;
  /** May this page's scripts ask once more at the moment? */
  readonly mayAsk: (page: PageSender) => boolean;
  readonly findBinding: (frame: FrameSender) => Promise<Binding | null>;
  /** Runs before every handler. */
  readonly before: (sender: Sender) => Promise<void>;
  readonly handlers: Handlers;
}

/** In a subframe the page engine stands in no thread and may ask nothing else. */
const subframeMethods: ReadonlySet<Method> = new Set(['page.guarded']);

/** Answers one request. Never rejects. */
export const router =
  (parts: RouterParts) =>
  async (request: Request, from: MessageSender): Promise<Answer> => {
    try {
      return { ok: await route(parts, request, from) };
    } catch (error) {
      return { error: codeOf(error) };
    }
  };

const route = async (parts: RouterParts, { method, params }: Request, from: MessageSender): Promise<unknown> => {
  const sender = parts.identify(from);
  if (sender === null || !isMethod(method) || !Object.hasOwn(callers[method], sender.kind)) throw forbidden();
  if (sender.kind === 'page') {
    if (sender.frameId !== 0 && !subframeMethods.has(method)) throw forbidden();
    if (!(await parts.isGranted(sender.origin))) throw forbidden();
    if (!parts.mayAsk(sender)) throw new RpcError('rpc/too-many');
  }
  return call(parts, method, params, isFrame(sender) && method !== 'frame.bind' ? await bound(parts, sender) : sender);
};

const isFrame = (sender: Sender): sender is FrameSender => sender.kind === 'composer' || sender.kind === 'glass';

const bound = async ({ findBinding }: RouterParts, frame: FrameSender): Promise<BoundFrame> => {
  const binding = await findBinding(frame);
  if (binding === null) throw forbidden();
  return { ...frame, binding };
};

const call = async <M extends Method>(
  { handlers, before }: RouterParts,
  method: M,
  params: unknown,
  sender: Sender | BoundFrame,
): Promise<unknown> => {
  const fitting = parseAs<Params<M>>(paramsSchemas[method], params);
  if (fitting === null) throw new RpcError('rpc/bad-request');
  if (!namesItsOwnSite(sender, fitting)) throw forbidden();
  await before(sender);
  // The callers table was asked above: this sender is one of those that the contract names for the method.
  return handlers[method](fitting, sender as SenderOf<M>);
};

/** What a page asks about a thread it asks about one of its own site: a page of one site opens no thread of another (R-RPC-1). */
const namesItsOwnSite = (sender: Sender | BoundFrame, params: object): boolean =>
  sender.kind !== 'page' || !('ref' in params) || isAtHome(params.ref as ThreadRef, new URL(sender.origin).host);

const forbidden = (): RpcError => new RpcError('rpc/forbidden');
