/**
 * The shapes of parameters and of the page engine's answers, with their caps. What does not fit is refused before any handler runs.
 * A schema that disagrees with the contract's types does not compile.
 */
import * as v from 'valibot';
import type { Method, PageContract, Params, ThreadRef } from './contract.ts';
import { errorCodes } from './errors.ts';

/** Characters: four times the longest message of any known site, so that a longer text gets its own sentence from the handler. */
const MAX_TEXT = 40_000;
/** Rows on screen at once, with room to spare. */
const MAX_LIST = 64;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const texts = v.pipe(v.array(text), v.maxLength(MAX_LIST), v.readonly());
const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const tabId = v.pipe(v.number(), v.safeInteger());
const code = v.pipe(v.string(), v.maxLength(1_000));

const ref: v.GenericSchema<unknown, ThreadRef> = v.strictObject({
  site: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,32}$/)),
  ownId: v.nullable(v.pipe(v.string(), v.regex(/^[0-9]{1,32}$/))),
  conversationId: v.nullable(v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/))),
  peerId: v.nullable(v.pipe(v.string(), v.regex(/^[0-9]{1,32}$/))),
  peerHandle: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
});

/** Parameters by method. */
export const paramsSchemas: { readonly [M in Method]: v.GenericSchema<unknown, Params<M>> } = {
  'page.thread': v.strictObject({ ref }),
  'page.scan': v.strictObject({ ref, armored: texts }),
  'page.token': v.strictObject({ ref, frame: v.picklist(['composer', 'glass']) }),
  'page.left': nothing,
  'page.guarded': nothing,
  'frame.bind': v.strictObject({
    token: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    ancestorOrigins: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(MAX_LIST), v.readonly()),
  }),
  'glass.read': v.strictObject({ armored: texts }),
  'composer.state': nothing,
  'composer.draft': v.strictObject({ text }),
  'composer.send': v.strictObject({ text }),
  'composer.retry': v.strictObject({ id }),
  'composer.discard': v.strictObject({ id }),
  'composer.unlock': nothing,
  'vault.status': nothing,
  'vault.suggest': nothing,
  'vault.create': v.strictObject({ code }),
  'vault.unlock': v.strictObject({ code }),
  'vault.lock': nothing,
  'tab.thread': v.strictObject({ tabId }),
  'thread.protect': v.strictObject({ tabId }),
  'thread.accept': v.strictObject({ tabId }),
  'people.list': nothing,
  'settings.get': nothing,
  'settings.set': v.strictObject({
    lockAfterMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_080)),
    invitationSentence: v.pipe(v.string(), v.maxLength(159)),
  }),
};

type PageMethod = keyof PageContract;

/** What a page engine may answer: it runs in the page's process and is believed no further than its shape. */
export const pageSchemas: { readonly [M in PageMethod]: v.GenericSchema<unknown, PageContract[M]['result']> } = {
  'engine.where': v.strictObject({ ref: v.nullable(ref) }),
  'engine.send': v.variant('kind', [
    v.strictObject({ kind: v.literal('sent') }),
    v.strictObject({ kind: v.literal('already-there') }),
    v.strictObject({ kind: v.literal('refused'), code: v.picklist(errorCodes) }),
  ]),
};

/** The parsed value, or null when it does not fit. Never throws and echoes nothing. */
export const parseAs = <T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
};
