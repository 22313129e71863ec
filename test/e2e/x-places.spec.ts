/** The places in which X shows a conversation: the route, `chat.x.com`, a message request, and the drawer over other pages. */
import { accounts } from '../support/accounts.ts';
import { accept, createVault, isTold, openThread, protect, say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

test('a thread that was protected on x.com goes on at chat.x.com and in the drawer', async ({
  site,
  conversation,
  confidential,
  met,
}) => {
  confidential.push('said on the route', 'said at the other host', 'said in the drawer');
  const { alice, bob } = await met();
  await say(alice, 'said on the route');
  await sees(bob, 'said on the route');

  await alice.open(`https://chat.x.com/login-as/alice`);
  await alice.open(`https://chat.x.com/i/chat/${conversation}`);
  await sees(alice, 'said on the route');
  await say(alice, 'said at the other host');
  await sees(bob, 'said at the other host');

  site.set({ drawer: true });
  await alice.open('/home');
  await alice.site.click('[data-testid=chat-drawer-root] [data-testid^="dm-conversation-item-"]');
  await sees(alice, 'said at the other host');
  await say(alice, 'said in the drawer');
  await sees(bob, 'said in the drawer');
});

test('an invitation in a message request is accepted once the request is', async ({ site, start, confidential }) => {
  confidential.push('after the request');
  const conversation = site.openConversation(accounts.alice.id, accounts.bob.id, { requestFor: accounts.bob.id });
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  for (const person of [alice, bob]) await createVault(person);
  await openThread(alice, 'alice', conversation);
  await protect(alice);
  await bob.login('bob');
  await bob.open('/i/chat/requests');
  await bob.site.click('[data-testid^="dm-message-request-item-"]');
  await isTold(bob, 'invites you');
  await bob.site.click('[data-testid=dm-message-request-accept-button]');
  await bob.site.waitFor('[data-testid=dm-composer-textarea]');
  await accept(bob);
  await say(bob, 'after the request');
  await sees(alice, 'after the request');
});

test('a page that says nothing about who is logged in cannot be protected, and says so', async ({
  conversation,
  start,
}) => {
  const alice = await start('Alice');
  await createVault(alice);
  await openThread(alice, 'alice', conversation);
  await alice.site.evaluate(() => {
    const { cookieStore } = window as unknown as {
      cookieStore: { delete(cookie: { readonly name: string; readonly domain: string }): Promise<void> };
    };
    return cookieStore.delete({ name: 'twid', domain: 'x.com' });
  });
  const popup = await alice.popup();
  await popup.waitFor('main[data-thread=unknown-account]');
  expect(await popup.texts('[data-act=protect]')).toEqual([]);
});
