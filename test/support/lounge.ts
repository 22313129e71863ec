/** What a person does at The Lounge, and how a story gets it. */
import { needLounge } from '../../scripts/lounge.mjs';
import { type Lounge, startLounge } from '../hosts/lounge/server.ts';
import { madeOnce } from './made-once.ts';
import type { Person } from './person.ts';

/** Starts The Lounge on ngIRCd; the first story of a run installs what is missing. */
export const openLounge = async (): Promise<Lounge> => startLounge(await madeOnce('lounge', needLounge));

/** Signs in with name and password, and opens the conversation with the other one. */
export const signIn = async (person: Person, lounge: Lounge): Promise<void> => {
  await person.open('/');
  await person.site.fill('#signin-username', person.name.toLowerCase());
  await person.site.fill('#signin-password', lounge.password);
  await person.site.click('#sign-in button[type=submit]');
  await person.site.waitFor('#input');
  await person.open(lounge.conversation);
  await person.site.waitFor('.chat-view[data-type=query] .messages');
};

/** Writes in the site's own box, and sends by its button. */
export const writeAtSite = async (person: Person, text: string): Promise<void> => {
  await person.site.fill('#input', text);
  await person.site.click('#submit');
};

/** Message rows as the site shows them, oldest first: who wrote, whether that is the person, and the text. */
export const rowsAtSite = (person: Person): Promise<{ from: string; isOwn: boolean; text: string }[]> =>
  person.site.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.messages .msg[data-type=message]')].map((row) => ({
      from: row.dataset['from'] ?? '',
      isOwn: row.classList.contains('self'),
      text: row.querySelector('.content')?.textContent ?? '',
    })),
  );
