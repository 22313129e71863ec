/**
 * Where most stories begin: in a thread that is protected. How people get there is told by the stories that are about it; for the others it
 * is done once in a run, as people do it, and each of them goes on with copies of those browsers' profiles.
 */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { type Seed, startXChat, type XChat } from '../hosts/x-chat/server.ts';
import { accounts, siteHosts } from './accounts.ts';
import { createVault, isTold, meet, openThread, protect, unlock } from './acts.ts';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { madeOnce } from './made-once.ts';
import type { Person, PersonOptions } from './person.ts';
import { acceptAsScript, contactOn } from './scripted-contact.ts';

type Engine = Person['engine'];
type Handle = keyof typeof accounts;
export const launchers = { chromium: startChromium, firefox: startFirefox } as const;

type StartOptions = Omit<PersonOptions, 'name' | 'site'>;

/** What a story has of its own. */
export interface Scene {
  readonly engine: Engine;
  readonly site: XChat;
  readonly conversation: string;
  /** Starts a person's browser, which ends with the story. */
  readonly start: (name: string, options?: StartOptions) => Promise<Person>;
}

/** Does what people do up to there; then their browsers have ended, and their profiles lie in `folder`. */
const upTo = async <T>(engine: Engine, folder: string, act: (scene: Scene) => Promise<T>) => {
  const site = await startXChat();
  const people: Person[] = [];
  try {
    for (const account of Object.values(accounts)) site.addAccount(account);
    const conversation = site.openConversation(accounts.alice.id, accounts.bob.id);
    const start: Scene['start'] = async (name, options) => {
      const person = await launchers[engine]({ ...options, name, site: { port: site.port, hosts: siteHosts } });
      people.push(person);
      return person;
    };
    const outcome = await act({ engine, site, conversation, start });
    for (const person of people) {
      await person.end();
      cpSync(person.profile, path.join(folder, person.name.toLowerCase()), { recursive: true, verbatimSymlinks: true });
    }
    const said: readonly Seed[] = site.messages(conversation).map(({ from, text, at }) => ({ from, text, at }));
    return { ...outcome, folder, said };
  } finally {
    for (const person of people) await person.close();
    await site.close();
  }
};

const comesBack = async (
  { start, conversation }: Scene,
  folder: string,
  { handle, code, ...options }: StartOptions & { readonly handle: Handle; readonly code: string },
): Promise<Person> => {
  const person = await start(accounts[handle].name, { ...options, from: path.join(folder, handle) });
  await openThread(person, handle, conversation);
  await unlock(person, code);
  await person.composer.waitFor('body[data-state=open] textarea');
  return person;
};

/** Alice and Bob, each with an open vault, in a thread that they have protected. */
export const met = async (scene: Scene, options: Partial<Record<'alice' | 'bob', StartOptions>> = {}) => {
  const { engine, site, conversation } = scene;
  const { code, bobsCode, folder, said } = await madeOnce(`${engine}-met`, (empty) =>
    upTo(engine, empty, async ({ start }) => {
      const { code, bobsCode } = await meet(start, conversation);
      return { code, bobsCode };
    }),
  );
  site.addMessages(conversation, said);
  const [alice, bob] = await Promise.all([
    comesBack(scene, folder, { ...options.alice, handle: 'alice', code }),
    comesBack(scene, folder, { ...options.bob, handle: 'bob', code: bobsCode }),
  ]);
  return { alice, bob, code, bobsCode };
};

/**
 * Alice with an open vault, in a thread in which a contact without a browser has accepted. With `anew` she gets there in this story, which
 * another build must: it has a vault of its own making.
 */
export const accepted = async (scene: Scene, { anew = false, ...options }: StartOptions & { anew?: boolean } = {}) => {
  const { engine, site, conversation } = scene;
  if (anew) {
    const { alice, code, session } = await acceptance(scene, options);
    return { alice, code, bob: contactOn(session) };
  }
  const { code, session, folder, said } = await madeOnce(`${engine}-accepted`, (empty) =>
    upTo(engine, empty, async (first) => {
      const { code, session } = await acceptance(first);
      return { code, session };
    }),
  );
  site.addMessages(conversation, said);
  const alice = await comesBack(scene, folder, { ...options, handle: 'alice', code });
  return { alice, code, bob: contactOn(session) };
};

/** Alice with an open vault, at the site's home: she has invited and left. The contact accepted and wrote these. Nothing of it has been read. */
export const unread = async (scene: Scene, texts: readonly string[]): Promise<Person> => {
  const { engine, site, conversation } = scene;
  const from = accounts.bob.id;
  const { code, session, answer, folder, said } = await madeOnce(`${engine}-invited`, (empty) =>
    upTo(engine, empty, async (first) => {
      const { alice, code } = await invitation(first);
      await alice.open('/home');
      const { acceptance: answer, session } = acceptAsScript(first.site, first.conversation, from);
      return { code, session, answer };
    }),
  );
  const bob = contactOn(session);
  site.addMessages(conversation, said);
  site.addMessages(conversation, [{ from, text: answer }, ...texts.map((text) => ({ from, text: bob.message(text) }))]);
  const { handle, name } = accounts.alice;
  const alice = await scene.start(name, { from: path.join(folder, handle) });
  await alice.login(handle);
  await unlock(alice, code);
  return alice;
};

const invitation = async ({ conversation, start }: Scene, options: StartOptions = {}) => {
  const alice = await start(accounts.alice.name, options);
  const { code } = await createVault(alice);
  await openThread(alice, accounts.alice.handle, conversation);
  await protect(alice);
  return { alice, code };
};

const acceptance = async (scene: Scene, options?: StartOptions) => {
  const { site, conversation } = scene;
  const { alice, code } = await invitation(scene, options);
  const { acceptance: answer, session } = acceptAsScript(site, conversation, accounts.bob.id);
  site.addMessages(conversation, [{ from: accounts.bob.id, text: answer }]);
  await isTold(alice, 'accepted');
  await alice.composer.waitFor('body[data-state=open] textarea');
  return { alice, code, session };
};
