/** How the vault is opened: another code, by itself on this device, passkeys. Secrets come from windows of ours and go no further. */
import { fromHex, toHex } from '../../core/bytes.ts';
import { noteBackup } from '../backup-status.ts';
import type { Context } from '../context.ts';
import { LOCK_COMMAND } from '../locking.ts';
import type { Handlers } from '../router.ts';

type Methods =
  | 'unlock.ways'
  | 'unlock.judge'
  | 'unlock.change-code'
  | 'unlock.remember'
  | 'unlock.by-device'
  | 'unlock.add-passkey'
  | 'unlock.remove-passkey'
  | 'unlock.by-passkey';

export const unlockHandlers = (context: Context, noticesScreenLock: boolean): Pick<Handlers, Methods> => {
  const { vault, attempts, opening, announce } = context;
  const { ways } = vault;
  const changed = (): Record<never, never> => {
    announce('vault');
    return {};
  };
  return {
    'unlock.ways': async () => {
      const { device, passkeys } = await ways.list();
      return {
        lost: await opening.lost(),
        device,
        passkeys: passkeys.map(({ credentialId, salt }) => ({ id: toHex(credentialId), salt: toHex(salt) })),
        waitSeconds: await attempts.waitSeconds(),
        lockShortcut: await lockShortcut(context),
        noticesScreenLock,
      };
    },
    'unlock.judge': async ({ code }) => ({ strength: await vault.judge(code) }),
    'unlock.change-code': async ({ code, next }) => {
      const wasLocked = (await vault.status()) === 'locked';
      await attempts.judge(() => vault.changeCode(code, next));
      if (wasLocked) await opening.opened();
      await noteBackup(await vault.open(), { provenAt: null, coversUntil: null, codeChanged: true });
      announce('people');
      return changed();
    },
    'unlock.remember': async ({ remembered }) => {
      await (remembered ? ways.remember() : ways.withdraw());
      return changed();
    },
    'unlock.by-device': async () => {
      await ways.unlockByDevice();
      await opening.opened();
      return {};
    },
    'unlock.add-passkey': async ({ id, salt, secret }) => {
      await ways.addPasskey({ credentialId: bytes(id), salt: bytes(salt), secret: bytes(secret) });
      return changed();
    },
    'unlock.remove-passkey': async ({ id }) => {
      await ways.removePasskey(bytes(id));
      return changed();
    },
    'unlock.by-passkey': async ({ id, secret }) => {
      await ways.unlockByPasskey(bytes(id), bytes(secret));
      await opening.opened();
      return {};
    },
  };
};

/** The schema has let nothing but hex through. */
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

const lockShortcut = async ({ browser }: Context): Promise<string | null> => {
  const command = (await browser.commands?.getAll())?.find(({ name }) => name === LOCK_COMMAND);
  return command?.shortcut || null; // an empty one is none
};
