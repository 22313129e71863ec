/** Searches the archive for windows of ours. What is shown is read from the archive at this moment: what was erased cannot be. */

import { toHex } from '../../core/bytes.ts';
import type { SearchHit, SearchPlace } from '../../rpc/vault-types.ts';
import type { RecordKey } from '../../vault/keyring.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { ContactRecord } from '../../vault/records.ts';
import type { Found } from '../../vault/search.ts';
import type { Match } from '../../vault/search-index.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../router.ts';
import { piecesOf } from '../search-pieces.ts';
import { readThreads } from '../stored.ts';

const MAX_HITS = 50;

export const searchHandlers = ({ vault, search }: Context): Pick<Handlers, 'archive.search'> => ({
  'archive.search': async ({ query, after }) => {
    const open = await vault.open();
    const threads = await readThreads(open);
    const found = await search.find(
      open,
      threads.map(({ thread: { site, ownId, conversationId } }) => ({ site, ownId, conversationId })),
      query,
    );
    const contacts = new Map(threads.map(({ thread, contact }) => [toHex(open.keyring.thread(thread)), contact]));
    const left = after === null ? found.texts : found.texts.filter((text) => isBehind(text, after));
    const shown = left.slice(0, MAX_HITS);
    const last = left.length > shown.length ? shown.at(-1) : undefined;
    return {
      hits: await readHits(open, { ...found, texts: shown }, contacts),
      total: found.texts.length,
      closeness: found.closeness,
      next: last === undefined ? null : { time: last.time, id: toHex(last.name) },
    };
  },
});

/** In the order of a search: newest first, and by name within a second. */
const isBehind = ({ time, name }: Match, place: SearchPlace): boolean =>
  time < place.time || (time === place.time && toHex(name) > place.id);

/** What has gone since it was found is left out. */
const readHits = (
  { look, keyring }: OpenVault,
  { texts, terms }: Found,
  contacts: ReadonlyMap<string, ContactRecord>,
): Promise<readonly SearchHit[]> =>
  look(['archive'], async (reader) => {
    const records = await Promise.all(texts.map(({ name }) => reader.get('archive', name as RecordKey<'archive'>)));
    return records.flatMap((record, index) => {
      if (record?.kind !== 'text') return [];
      const contact = contacts.get(toHex(keyring.thread(record.thread)));
      const name = texts[index]?.name;
      if (contact === undefined || name === undefined) return [];
      const { site, peerId, handle } = contact;
      const { author, time, text } = record;
      return [
        { id: toHex(name), site, author, name: contact.name, handle, peerId, time, pieces: piecesOf(text, terms) },
      ];
    });
  });
