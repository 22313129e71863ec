/** What is said when a person ends the protection of a thread, and ever after. */
import type { Author } from '../rpc/rows.ts';
import type { Said } from './glass-words.ts';

export const unprotectWords = {
  begin: 'End protection',
  title: 'End protection of this thread?',
  confirm: 'End it: the site may read',
  cancel: 'Keep it protected',
  ending: 'Ending protection…',
  again: 'Protect it again',
  beginning: 'Protecting it again…',
  tellAgain: 'Tell your contact again',
  telling: 'Telling your contact…',
  toldNow: 'Your contact is told in the thread.',
  notTold: 'Protection has ended here. Your contact was not told yet.',
} as const;

/** What ending it does, and what it does not. One line each. */
export const sayUnprotectLoss = (who: string): readonly string[] => [
  'The site’s own message box is open again. Whatever is written in it the site reads, and can change.',
  `${who} is told in the thread, and this thread says from now on when you ended it.`,
  'What was protected stays protected and readable here, and you can protect the thread again at any time.',
];

/** Where it was ended, in the thread. */
export const sayUnprotectedCard = (author: Author, name: string | null): Said => {
  if (author === 'us')
    return {
      what: 'You ended protection of this thread',
      todo: 'What you write from here on can be read by the site, until you protect the thread again.',
    };
  const who = name ?? 'Your contact';
  return {
    what: `${who} ended protection of this thread on the other side`,
    todo: `What ${who} writes from here on can be read by the site. What you write here stays protected.`,
  };
};

/** For every time without protection. */
export const sayUnprotectedSpan = (from: string, until: string | null): string =>
  until === null
    ? `You ended protection on ${from}. What is written here since then can be read by the site.`
    : `You ended protection on ${from} and began it again on ${until}. What was written in between could be read by the site.`;
