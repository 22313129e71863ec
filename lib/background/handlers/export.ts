/**
 * Hands a readable copy of a thread to a window, part by part. Asks for the security code: an open vault alone must not be enough to
 * carry everything away. The copy lies in memory only, until its last part was taken or the vault is locked.
 */

import { toHex } from '../../core/bytes.ts';
import { RpcError } from '../../rpc/errors.ts';
import { sayName } from '../../words/thread-words.ts';
import type { Context } from '../context.ts';
import { asHtml, asJson, saidIn } from '../export-thread.ts';
import type { Handlers } from '../router.ts';

export const exportHandlers = (context: Context): Pick<Handlers, 'export.thread' | 'export.part'> => {
  const { vault, clock, random, copies } = context;
  return {
    'export.thread': async ({ site, ownId, peerId, code, form }) => {
      const open = await vault.open();
      await vault.backup.confirm(code);
      const contact = await open.look(['contacts'], (reader) =>
        reader.get('contacts', open.keyring.contact({ site, ownId, peerId })),
      );
      if (contact === undefined) throw new RpcError('thread/not-protected');
      const { conversationId } = contact;
      const thread = { site, ownId, conversationId };
      const name = sayName({ name: contact.name, handle: contact.handle, id: peerId });
      const made = clock.now();
      const { handle } = contact;
      const exported = { thread, peerId, name, handle, made, said: await saidIn(open, thread) };
      const [id, parts] = [toHex(random.bytes(16)), form === 'html' ? asHtml(exported) : asJson(exported)];
      copies.keep(id, parts);
      return { id, name: fileName(name, made, form), parts: parts.length };
    },
    'export.part': async ({ id, part }) => {
      await vault.open();
      const text = copies.take(id, part);
      if (text === null) throw new RpcError('rpc/interrupted');
      return { text };
    },
  };
};

/** No character that a file system could take for anything else. */
const fileName = (name: string, made: number, form: string): string => {
  const who = name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').replaceAll(/^-+|-+$/g, '');
  return `sotto-${who || 'thread'}-${new Date(made * 1000).toISOString().slice(0, 10)}.${form}`;
};
