import { createVault, openThread, protectTogether, say, sees } from '../support/acts.ts';
import { test } from '../support/story.ts';

test('debug reload', async ({ conversation, start }) => {
  const [alice, bob] = [await start('Alice'), await start('Bob')];
  await createVault(alice);
  await createVault(bob);
  await openThread(alice, 'alice', conversation);
  await openThread(bob, 'bob', conversation);
  await protectTogether(alice, bob);
  await say(alice, 'before the reload');
  await alice.site.reload();
  const failed = await sees(alice, 'before the reload').then(() => null, (e) => e);
  if (failed) {
    const anyAlice = alice as any;
    console.log('FAILED', String(failed));
    const w = await alice.window('app.html#about');
    const page = (anyAlice.ended, null);
    void page;
    console.log(JSON.stringify(await w.evaluate(async () => {
      const c = (globalThis as any).chrome;
      return await c.storage.session.get(null);
    }), null, 1).slice(0, 6000));
    console.log(await alice.glass.evaluate(() => document.body.outerHTML.slice(0, 1500)).catch(String));
    console.log(await alice.composer.evaluate(() => document.body.outerHTML.slice(0, 800)).catch(String));
    console.log(alice.consoleLines.join('\n'));
    throw failed;
  }
});
