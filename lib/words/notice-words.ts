/** What the browser and the system show for Sotto outside its windows. Names nobody unless the person chose so. */
import type { Notify } from '../rpc/vault-types.ts';

export const menuWords = { decrypt: 'Decrypt with Sotto' } as const;

/** A notification. `who` is null where no name is to be said. */
export const noticeWords = {
  'invitation-received': (who: string | null): string =>
    who === null ? 'Somebody invites you to protect a thread.' : `${who} invites you to protect your thread.`,
  blocked: (who: string | null): string =>
    who === null
      ? 'A thread was stopped: another key than before appeared.'
      : `The thread with ${who} was stopped: another key than before appeared.`,
} as const;

export const notifyWords = {
  label: 'Notify me of invitations and changed keys',
  meaning: 'The toolbar’s button shows both in any case. Whoever sees your screen can read a notification.',
  refused: 'The browser was not allowed to show notifications, so nothing was chosen.',
} as const;

const notifyChoices: Record<Notify, string> = {
  nothing: 'no, the toolbar’s button is enough',
  that: 'yes, without a name',
  who: 'yes, with the name',
};

export const sayNotify = (choice: Notify): string => notifyChoices[choice];
