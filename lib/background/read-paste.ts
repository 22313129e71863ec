/** Reads what a person pasted: finds whose each payload is, and reads it as if its row stood in the thread. */

import { payloadKind } from '../core/wire/payload.ts';
import type { Pasted, PastedText } from '../rpc/manual-types.ts';
import type { GlassRow, RowNote } from '../rpc/rows.ts';
import type { ThreadName } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ArchiveRecord } from '../vault/records.ts';
import { type Item, unwrapAll } from './batch.ts';
import { refOf } from './by-hand.ts';
import type { Context } from './context.ts';
import { takeApart } from './paste.ts';
import { readRows } from './read-rows.ts';
import { threadId } from './sessions.ts';
import { readThreads } from './stored.ts';
import type { Thread } from './thread-state.ts';
import { strangers, whose } from './whose.ts';

/** What a paste was found to be while it is read. */
interface Found {
  /** In the order of the paste. */
  readonly armored: readonly string[];
  readonly items: ReadonlyMap<string, Item>;
  /** What the archive had before, by hash in hex. */
  readonly known: ReadonlyMap<string, ArchiveRecord>;
  /** Whose each is; null for nobody's. */
  readonly homes: Map<string, Thread | null>;
  readonly rows: Map<string, GlassRow>;
}

/** @throws VaultError `vault/none` or `vault/locked` */
export const readPaste = async (
  context: Context,
  asked: { readonly thread: ThreadName | null; readonly text: string; readonly parts: readonly string[] },
): Promise<PastedText> => {
  const vault = await context.vault.open();
  const { pieces, waiting, parts } = takeApart(asked.text, asked.parts);
  const armored = pieces.flatMap((piece) => (piece.kind === 'payload' ? [piece.armored] : []));
  const items = unwrapAll(armored);
  const known = await archivedOf(vault, [...items.values()]);
  const found: Found = { armored, items, known, homes: new Map(), rows: new Map() };
  // Handshakes first: they may open what stands beside them, and only then can be said whose that is.
  for (const isHandshake of [true, false]) await readTurn(context, vault, found, { isHandshake, thread: asked.thread });
  let nth = 0;
  const pasted = pieces.map((piece): Pasted => {
    if (piece.kind === 'payload') return pastedOf(found, nth++);
    return piece.kind === 'cut-short' ? { kind: 'cut-short' } : altered('');
  });
  const last = armored.map((one) => found.homes.get(one)).findLast((home) => home);
  return { pasted: [...pasted, ...waiting], thread: last ? threadId(last.thread) : null, parts };
};

const readTurn = async (
  context: Context,
  vault: OpenVault,
  { items, known, homes, rows }: Found,
  { isHandshake, thread }: { readonly isHandshake: boolean; readonly thread: ThreadName | null },
): Promise<void> => {
  const mine = [...items].filter(([, { payload }]) => (payloadKind(payload) !== 'message') === isHandshake);
  if (mine.length === 0) return;
  const threads = await readThreads(vault);
  const chosen = threads.find((one) => thread !== null && isNamed(one, thread)) ?? null;
  const now = context.clock.now();
  for (const [one, { payload, hex }] of mine)
    homes.set(one, whose(threads, payload, { known: known.get(hex), now }) ?? chosen);
  const texts = mine.map(([one]) => one);
  for (const [home, group] of grouped(texts, homes)) {
    const read = await readRows(context, { ref: refOf(home), armored: group, shown: true, isByHand: true });
    for (const row of read) rows.set(row.armored, row);
  }
};

const pastedOf = ({ armored, items, known, homes, rows }: Found, nth: number): Pasted => {
  const one = armored[nth] ?? '';
  const row = rows.get(one);
  const item = items.get(one);
  if (row === undefined)
    return item !== undefined && homes.get(one) === null
      ? { kind: 'nobody', of: strangers(item.payload) }
      : altered(one);
  const hex = item?.hex ?? '';
  // Read before this paste, or twice in it.
  const isAgain = armored.indexOf(one) < nth || known.get(hex)?.author === 'them';
  return { kind: 'row', row: isAgain ? withNote(row, 'shown-again') : row };
};

const altered = (armored: string): Pasted => ({ kind: 'row', row: { armored, kind: 'unreadable', reason: 'altered' } });

const withNote = (row: GlassRow, note: RowNote): GlassRow =>
  row.kind === 'unreadable' || row.notes.includes(note) ? row : { ...row, notes: [...row.notes, note] };

const isNamed = ({ thread }: Thread, { site, ownId, conversationId }: ThreadName): boolean =>
  thread.site === site && thread.ownId === ownId && thread.conversationId === conversationId;

/** What the archive had of them before, by hash in hex. */
const archivedOf = (vault: OpenVault, items: readonly Item[]): Promise<ReadonlyMap<string, ArchiveRecord>> =>
  vault.look(['archive'], async (reader) => {
    const found = new Map<string, ArchiveRecord>();
    for (const { hex, hash } of items) {
      const record = await reader.get('archive', vault.keyring.archived(hash));
      if (record !== undefined) found.set(hex, record);
    }
    return found;
  });

const grouped = (
  armored: readonly string[],
  homes: ReadonlyMap<string, Thread | null>,
): ReadonlyMap<Thread, readonly string[]> => {
  const groups = new Map<Thread, string[]>();
  for (const one of armored) {
    const home = homes.get(one);
    if (home) groups.set(home, [...(groups.get(home) ?? []), one]);
  }
  return groups;
};
