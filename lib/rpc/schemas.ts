/**
 * The shapes of parameters and of the page engine's answers, with their caps. What does not fit is refused before any handler runs.
 * A schema that disagrees with the contract's types does not compile.
 */
import * as v from 'valibot';
import { type CallSettings, isServerAddress, ringChoices } from './call-settings.ts';
import type { CallTransport } from './call-types.ts';
import { MAX_CODE, MAX_GIVEN_NAME, MAX_TYPED } from './caps.ts';
import type { Method, Params } from './contract.ts';
import { errorCodes } from './errors.ts';
import { keepChoices, timerChoices } from './keep-choices.ts';
import { limitChoices } from './known-sites.ts';
import { MAX_ADDRESS, MAX_HELD_PARTS, MAX_PASTED, pieceSizes } from './manual-types.ts';
import type { PageContract } from './page-contract.ts';
import { MAX_SELECTOR, MAX_SELECTORS, type Pointed } from './pointed.ts';
import type { ContactName, ThreadName, ThreadRef } from './thread-types.ts';

/** Characters: as many as the armor of the largest payload has when it came in 64 parts. */
const MAX_TEXT = 44_000;
/** What a person may have put into the box, however little of it fits into a message: it is kept, and said to be too long. */
const typed = v.pipe(v.string(), v.maxLength(MAX_TYPED));
/** The id of a text that was entered: a UUID. */
const entry = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));
/** Rows on screen at once, with room to spare. */
const MAX_LIST = 64;
/** Rows of a thread that are read ahead when it is opened. */
const MAX_RECENT = 512;

/** Characters in the largest QR code that there is. */
const MAX_SCANNED = 7_089;

/** Characters of what is searched for. */
const MAX_QUERY = 200;

const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const texts = v.pipe(v.array(text), v.maxLength(MAX_LIST), v.readonly());
const flags = v.pipe(v.array(v.boolean()), v.maxLength(MAX_LIST), v.readonly());
const nothing = v.strictObject({});
const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const tabId = v.pipe(v.number(), v.safeInteger());
const code = v.pipe(v.string(), v.maxLength(MAX_CODE));
/** A passkey's id has at most 1,023 bytes. */
const credential = v.pipe(v.string(), v.regex(/^([0-9a-f]{2}){1,1023}$/));
const bytes32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Sotto's name for it, or its host and port. */
const site = v.pipe(v.string(), v.regex(/^[a-z0-9.:[\]-]{1,260}$/));
/** Ids of sites are numbers, words and paths: anything that can be seen, without spaces. */
const conversation = v.pipe(v.string(), v.regex(/^[!-~]{1,200}$/));
const account = v.pipe(v.string(), v.regex(/^[!-~]{1,240}$/));

const ref: v.GenericSchema<unknown, ThreadRef> = v.strictObject({
  site,
  ownId: v.nullable(account),
  conversationId: v.nullable(conversation),
  peerId: v.nullable(account),
  peerHandle: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
});

const address = v.pipe(v.string(), v.maxLength(MAX_ADDRESS));

/** What names a thread: as in `ref`, with nothing left out. */
const thread: v.GenericSchema<unknown, ThreadName> = v.strictObject({
  site,
  ownId: account,
  conversationId: conversation,
});

const contact: v.GenericSchema<unknown, ContactName> = v.strictObject({ site, ownId: account, peerId: account });

const selector = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_SELECTOR));
const selectors = v.pipe(v.array(selector), v.maxLength(MAX_SELECTORS), v.readonly());

/** What a person pointed at, as it comes from a page and as it comes back out of storage. */
export const pointedSchema: v.GenericSchema<unknown, Pointed> = v.strictObject({
  box: v.pipe(v.array(selector), v.minLength(1), v.maxLength(MAX_SELECTORS), v.readonly()),
  form: selectors,
  sendButton: selectors,
  scroller: selectors,
  text: selector,
});

const calls: v.GenericSchema<unknown, CallSettings> = v.strictObject({
  rings: v.picklist(ringChoices),
  server: v.pipe(
    v.string(),
    v.maxLength(260),
    v.check((server) => server === '' || isServerAddress(server)),
  ),
  username: v.pipe(v.string(), v.maxLength(260)),
  password: v.pipe(v.string(), v.maxLength(260)),
  isRelayOnly: v.boolean(),
});

const credentials = (least: number) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*$/), v.minLength(least), v.maxLength(63));

/** One side of a call, as its window has it from the browser. */
const transport: v.GenericSchema<unknown, CallTransport> = v.strictObject({
  fingerprint: bytes32,
  ufrag: credentials(4),
  password: credentials(22),
  candidates: v.pipe(
    v.array(
      v.strictObject({
        type: v.picklist(['host', 'srflx', 'relay']),
        protocol: v.picklist(['udp', 'tcp']),
        address: v.variant('kind', [
          v.strictObject({ kind: v.literal('ip4'), hex: v.pipe(v.string(), v.regex(/^[0-9a-f]{8}$/)) }),
          v.strictObject({ kind: v.picklist(['ip6', 'local']), hex: id }),
        ]),
        port: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535)),
      }),
    ),
    v.maxLength(MAX_LIST),
    v.readonly(),
  ),
});

/** Parameters by method. */
export const paramsSchemas: { readonly [M in Method]: v.GenericSchema<unknown, Params<M>> } = {
  'page.thread': v.strictObject({ ref }),
  'page.scan': v.strictObject({ ref, armored: texts, stands: flags }),
  'page.token': v.strictObject({ ref, frame: v.picklist(['composer', 'glass']) }),
  'page.left': nothing,
  'page.guarded': nothing,
  'page.writing': v.strictObject({ writing: v.boolean() }),
  'page.protects': nothing,
  'page.words': nothing,
  'page.pointed': nothing,
  'page.point': v.strictObject({ pointed: pointedSchema }),
  'frame.bind': v.strictObject({
    token: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    ancestorOrigins: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(MAX_LIST), v.readonly()),
  }),
  'glass.read': v.strictObject({ armored: texts, shown: v.boolean() }),
  'glass.stands': v.strictObject({ armored: v.pipe(v.array(text), v.maxLength(MAX_RECENT), v.readonly()) }),
  'composer.state': nothing,
  'composer.draft': v.strictObject({
    text: typed,
    pending: v.exactOptional(v.pipe(v.array(v.strictObject({ entry, text: typed })), v.maxLength(1_000))),
  }),
  'composer.send': v.strictObject({ text: typed, entry: v.exactOptional(entry) }),
  'composer.retry': v.strictObject({ id }),
  'composer.discard': v.strictObject({ id }),
  'composer.unlock': nothing,
  'vault.status': nothing,
  'vault.suggest': nothing,
  'vault.create': v.strictObject({ code }),
  'vault.unlock': v.strictObject({ code }),
  'vault.lock': nothing,
  'unlock.ways': nothing,
  'unlock.judge': v.strictObject({ code }),
  'unlock.change-code': v.strictObject({ code, next: code }),
  'unlock.remember': v.strictObject({ remembered: v.boolean() }),
  'unlock.by-device': nothing,
  'unlock.add-passkey': v.strictObject({ id: credential, salt: bytes32, secret: bytes32 }),
  'unlock.remove-passkey': v.strictObject({ id: credential }),
  'unlock.by-passkey': v.strictObject({ id: credential, secret: bytes32 }),
  'tab.thread': v.strictObject({ tabId }),
  'tab.point': v.strictObject({ tabId }),
  'site.limit': v.strictObject({ site, characters: v.picklist(limitChoices) }),
  'thread.protect': v.strictObject({ tabId }),
  'thread.accept': v.strictObject({ tabId }),
  'thread.decline': v.strictObject({ thread, declined: v.boolean() }),
  'thread.keep': v.strictObject({ thread, keepDays: v.nullable(v.picklist(keepChoices)) }),
  'thread.timer': v.strictObject({ tabId, seconds: v.picklist(timerChoices) }),
  'thread.forget': v.strictObject({ thread }),
  'thread.renew': v.strictObject({ tabId }),
  'key.take': v.strictObject({ tabId, key: id }),
  'key.keep': v.strictObject({ thread, key: v.nullable(id) }),
  'thread.unprotect': v.strictObject({ tabId, thread }),
  'thread.tell-unprotected': v.strictObject({ tabId }),
  'thread.protect-again': v.strictObject({ thread }),
  'verify.state': v.strictObject({ thread }),
  'verify.show': v.strictObject({ thread }),
  'verify.scan': v.strictObject({ tabId, thread, text: v.pipe(v.string(), v.maxLength(MAX_SCANNED)) }),
  'verify.send': v.strictObject({ tabId }),
  'verify.compared': v.strictObject({ thread }),
  'call.open': v.strictObject({ tabId, video: v.boolean() }),
  'call.state': v.strictObject({ call: id }),
  'call.offer': v.strictObject({ call: id, transport }),
  'call.answer': v.strictObject({ call: id, transport }),
  'call.end': v.strictObject({ call: id, seconds: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0))) }),
  'call.reveal': v.strictObject({ call: id }),
  'call.digits': v.strictObject({ call: id, nonce: v.nullable(id) }),
  'manual.people': nothing,
  'manual.meet': v.strictObject({ ours: address, theirs: address }),
  'manual.thread': v.strictObject({ thread, most: v.picklist(pieceSizes) }),
  'manual.invite': v.strictObject({ thread }),
  'manual.accept': v.strictObject({ thread }),
  'manual.renew': v.strictObject({ thread }),
  'manual.write': v.strictObject({ thread, text: typed }),
  'manual.handed': v.strictObject({ thread, id }),
  'manual.read': v.strictObject({
    thread: v.nullable(thread),
    text: v.pipe(v.string(), v.maxLength(MAX_PASTED)),
    parts: v.pipe(v.array(text), v.maxLength(MAX_HELD_PARTS), v.readonly()),
  }),
  'manual.take': nothing,
  'people.list': nothing,
  'people.rename': v.strictObject({ contact, name: v.pipe(v.string(), v.maxLength(MAX_GIVEN_NAME)) }),
  'people.mute': v.strictObject({ contact, muted: v.boolean() }),
  'people.block': v.strictObject({ contact, blocked: v.boolean() }),
  'archive.search': v.strictObject({
    query: v.pipe(v.string(), v.maxLength(MAX_QUERY)),
    after: v.nullable(v.strictObject({ time: v.pipe(v.number(), v.safeInteger()), id })),
  }),
  'backup.status': nothing,
  'backup.words': nothing,
  'backup.keep-words': nothing,
  'backup.make': nothing,
  'backup.prove': v.strictObject({ secret: code }),
  'backup.restore': v.strictObject({ secret: code, code: v.nullable(code) }),
  'backup.unlock': v.strictObject({ words: code }),
  'export.thread': v.strictObject({ site, ownId: account, peerId: account, code, form: v.picklist(['html', 'json']) }),
  'export.part': v.strictObject({ id, part: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
  'settings.get': nothing,
  'settings.set': v.strictObject({
    lockAfterMinutes: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(10_080)),
    lockOnScreenLock: v.boolean(),
    invitationSentence: v.pipe(v.string(), v.maxLength(159)),
    notify: v.exactOptional(v.picklist(['nothing', 'that', 'who'])),
    calls: v.exactOptional(calls),
  }),
};

type PageMethod = keyof PageContract;

/** What a page engine may answer: it runs in the page's process and is believed no further than its shape. */
export const pageSchemas: { readonly [M in PageMethod]: v.GenericSchema<unknown, PageContract[M]['result']> } = {
  'engine.where': v.strictObject({
    ref: v.nullable(ref),
    ownHandle: v.nullable(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}_.@-]{1,64}$/u))),
    site: v.exactOptional(site),
  }),
  'engine.send': v.variant('kind', [
    v.strictObject({ kind: v.literal('sent') }),
    v.strictObject({ kind: v.literal('already-there') }),
    v.strictObject({ kind: v.literal('refused'), code: v.picklist(errorCodes) }),
  ]),
  'engine.point': nothing,
};

/** The parsed value, or null when it does not fit. Never throws and echoes nothing. */
export const parseAs = <T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
};
