/** What several attacks on one guard do, in the page or as the person. */
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { createInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import { accounts } from '../support/accounts.ts';
import { entersComposer, visit } from '../support/acts.ts';
import type { Person } from '../support/person.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { drawTyped, piecesOf } from './canary.ts';
import { type Stage, succeeds } from './guard-attack.ts';

/** The person stands in the composer and is about to type. */
export const standsInComposer = async ({ conversation, alice }: Stage): Promise<void> => {
  await visit(alice, conversation);
  await alice.composer.waitFor('body[data-state=open] textarea');
  await entersComposer(alice);
};

/** The person types a word, key by key. Whether a piece of it got to where `heard` looks, in the page. */
export const typesAndIsHeard = async (alice: Person, heard: () => string): Promise<boolean> => {
  const typed = drawTyped();
  for (const letter of typed) await alice.keys(letter);
  const got = await alice.site.evaluate(heard);
  return piecesOf(typed).some((piece) => got.includes(piece));
};

/** Runs in the page: what stands in its own field `taken`. */
export const takenHolds = (): string => document.querySelector<HTMLInputElement>('#taken')?.value ?? '';

/** Runs in the page: its own message box has the focus. */
const takeTheBox = (): void => {
  setInterval(() => {
    const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
    root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]')?.focus();
  }, 30);
};

/** Runs in the page: what stands in its own message box. */
const boxHolds = (): string => {
  const root = document.querySelector('[data-testid=xchatEmbedRoute]')?.shadowRoot;
  return root?.querySelector<HTMLTextAreaElement>('textarea[data-testid=dm-composer-textarea]')?.value ?? '';
};

/** The page takes the focus into its own message box, and the person types: not only in the moment in which nobody gets a key yet. */
export const typesIntoTheBox = async ({ conversation, alice }: Stage): Promise<boolean> => {
  await visit(alice, conversation);
  await alice.site.waitFor('[data-testid=dm-composer-textarea]');
  await alice.site.evaluate(takeTheBox);
  return succeeds(() => typesAndIsHeard(alice, boxHolds));
};

const carol = { id: '3003000000000000003', handle: 'carol', name: 'Carol' };

/** Carol shows Alice an invitation that names `from` as its maker. Whether Alice is offered to accept it. `age` in seconds. */
export const isOfferedInvitation = async (
  { site, alice }: Stage,
  from: 'bob' | 'carol',
  age: number,
): Promise<boolean> => {
  const random = seededRandom(`an invitation of ${from}`);
  const { payload } = createInvitation(
    {
      site: siteTag('x'),
      ourTag: accountTag('x', from === 'carol' ? carol.id : accounts.bob.id),
      theirTag: accountTag('x', accounts.alice.id),
      identity: createIdentity(random),
      deviceId: createDeviceId(random),
      now: Math.floor(Date.now() / 1_000) - age,
    },
    random,
  );
  site.addAccount(carol);
  const conversation = site.openConversation(accounts.alice.id, carol.id);
  site.addMessages(conversation, [{ from: carol.id, text: wrapArmor(payload) }]);
  await visit(alice, conversation);
  return succeeds(async () => {
    const popup = await alice.popup();
    await popup.waitFor('main[data-thread]'); // it stands before it knows
    const state = await popup.attribute('main', 'data-thread');
    await popup.close();
    return state === 'invitation-received';
  });
};
