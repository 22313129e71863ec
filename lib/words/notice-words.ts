/** What the browser and the system show for Sotto outside its windows. Names nobody unless the person chose so. */
import type { Notify } from '../rpc/vault-types.ts';
import { say } from './say.ts';

/** The item of the browser's menu over selected text. */
export const sayDecrypt = (): string => say('menu_decrypt');

/** A notification. `who` is null where no name is to be said. */
export const noticeWords = {
  'invitation-received': (name: string | null): string =>
    name === null ? say('notice_invitation') : say('notice_invitation_named', { name }),
  blocked: (name: string | null): string =>
    name === null ? say('notice_blocked') : say('notice_blocked_named', { name }),
  call: (name: string | null): string => (name === null ? say('notice_call') : say('notice_call_named', { name })),
} as const;

export const notifyWords = {
  label: say('notify_label'),
  meaning: say('notify_meaning'),
  refused: say('notify_refused'),
} as const;

const notifyChoices: Record<Notify, string> = {
  nothing: say('notify_nothing'),
  that: say('notify_that'),
  who: say('notify_who'),
};

export const sayNotify = (choice: Notify): string => notifyChoices[choice];
