/** Lists the contacts, and keeps what a person decides about one: the name they give, and whether they are muted or blocked. */
import { RpcError } from '../../rpc/errors.ts';
import type { ContactName, Person } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { ContactRecord } from '../../vault/records.ts';
import { put } from '../../vault/step.ts';
import type { Context } from '../context.ts';
import { givenName } from '../given-name.ts';
import { inSendingOrder } from '../outbox.ts';
import type { Handlers } from '../router.ts';
import { readThreads } from '../stored.ts';
import { invitedAt, isDeclined, stateOf, type Thread } from '../thread-state.ts';

type Methods = 'people.list' | 'people.rename' | 'people.mute' | 'people.block';

export const peopleHandlers = (context: Context): Pick<Handlers, Methods> => {
  const { clock, announce, failures } = context;
  return {
    'people.list': async () => {
      const now = clock.now();
      const vault = await context.vault.open();
      const accounts = await vault.look(['accounts'], (reader) => reader.list('accounts'));
      const people = (await readThreads(vault)).map((thread) => personOf(thread, now));
      return {
        people: people.filter(isListed),
        accounts: accounts.map(({ record: { site, ownId, createdAt, handle = null } }) => ({
          site,
          ownId,
          createdAt,
          handle,
        })),
      };
    },
    'people.rename': async ({ contact, name }) => {
      const given = givenName(name);
      await change(await context.vault.open(), contact, { name: given });
      announce('people');
      return { name: given };
    },
    'people.mute': async ({ contact, muted }) => {
      await change(await context.vault.open(), contact, { muted });
      announce('people');
      return {};
    },
    'people.block': async ({ contact, blocked }) => {
      const vault = await context.vault.open();
      const { site, ownId, conversationId } = await find(vault, contact);
      // After what is leaving now, so that nothing leaves once it is said to be blocked.
      await inSendingOrder(context, vault, { site, ownId, conversationId }, () =>
        change(vault, contact, { barred: blocked }),
      );
      failures.forget(); // what was kept closed is read now
      announce('people');
      return {};
    },
  };
};

const personOf = (found: Thread, now: number): Person => {
  const { thread, contact } = found;
  const { site, ownId, peerId, conversationId, handle, name, since, identity, verified, muted, barred } = contact;
  const heardAt = Math.max(0, ...thread.sessions.map((held) => held.heardAt));
  return {
    site,
    ownId,
    peerId,
    conversationId,
    handle,
    name,
    state: stateOf(found, now),
    verified: identity === null ? null : verified,
    since: since ?? invitedAt(thread, now),
    heardAt: heardAt === 0 ? null : heardAt,
    muted,
    barred,
    ...(isDeclined(found, now) ? { declined: true } : {}),
  };
};

/** An invitation that has expired leaves nothing to decide, unless something was decided. */
const isListed = ({ state, name, muted, barred, verified, declined }: Person): boolean =>
  state !== 'off' || name !== null || muted || barred || declined === true || verified !== null;

/** @throws RpcError `contact/unknown` */
const find = async (vault: OpenVault, contact: ContactName): Promise<ContactRecord> =>
  known(await vault.look(['contacts'], (reader) => reader.get('contacts', vault.keyring.contact(contact))));

const known = (contact: ContactRecord | undefined): ContactRecord => {
  if (contact === undefined) throw new RpcError('contact/unknown');
  return contact;
};

const change = (
  vault: OpenVault,
  contact: ContactName,
  to: Partial<Pick<ContactRecord, 'name' | 'muted' | 'barred'>>,
): Promise<null> => {
  const key = vault.keyring.contact(contact);
  return vault.step({
    touches: ['contacts'],
    read: (reader) => reader.get('contacts', key),
    decide: (before) => ({ writes: [put('contacts', key, { ...known(before), ...to })], output: null }),
  });
};
