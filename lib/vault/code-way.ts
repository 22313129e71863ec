/** What the security code does with a vault: makes it, opens it, and gives way to another code. Nothing but its wrap is ever kept of a code. */
import { isLikeWords, readSecret, type TypedSecret } from './backup/recovery-words.ts';
import type { CodeStrength } from './code-strength.ts';
import { VaultError } from './errors.ts';
import { isCheaper } from './kdf.ts';
import type { KeyHolder } from './key-holder.ts';
import { firstKeys } from './keys.ts';
import { moveOver } from './move-over.ts';
import type { Openness, VaultParts } from './opened.ts';
import { drawCode, normaliseCode } from './security-code.ts';
import {
  freshKeys,
  openWithCode,
  openWithRecovery,
  renewedWraps,
  type VaultKeys,
  type Wraps,
  withFreshBackupKey,
  withWrap,
  wrapWithCode,
} from './wraps.ts';

export interface CodeWay {
  /** Six random words. `create` and `changeCode` never refuse them. */
  suggest(): Promise<string>;
  /** How hard a code of the person's own is to guess. */
  judge(code: string): Promise<CodeStrength>;
  /** Makes the vault and leaves it open. @throws VaultError `vault/exists`, `vault/weak-code`, `vault/like-words`, `vault/busy` */
  create(code: string): Promise<void>;
  /** @throws VaultError `vault/none`, `vault/wrong-code`, `vault/corrupt`, `vault/newer`, `vault/busy` */
  unlock(code: string): Promise<void>;
  /**
   * Puts the code `next` in the place of today's, for whoever has today's or the recovery words; leaves the vault open. No record is
   * sealed anew and every other way to open the vault stays; backup files made from now on open with the new code only.
   * @throws VaultError `vault/wrong-code`, `backup/wrong-words`, `backup/mistyped-words`, `vault/weak-code`, `vault/like-words`, `vault/full`
   */
  changeCode(secret: string, next: string): Promise<void>;
}

/** What a way to open the vault works with. */
export interface WayParts {
  readonly parts: VaultParts;
  readonly holder: KeyHolder;
  readonly openness: Openness;
  /** One derivation at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  /** Leaves the vault open with these keys. */
  readonly begin: (keys: VaultKeys) => Promise<void>;
}

export const makeCodeWay = ({ parts, holder, openness, alone, begin }: WayParts): CodeWay => {
  const { random, now, cost, judge } = parts;
  const requireStrong = async (code: string): Promise<void> => {
    if (isLikeWords(code)) throw new VaultError('vault/like-words');
    if ((await judge(code)) === 'weak') throw new VaultError('vault/weak-code');
  };
  return {
    suggest: () => drawCode(random, async (code) => (await judge(code)) !== 'weak'),
    judge: (typed) => judge(normaliseCode(typed)),
    create: (typed) =>
      alone(async () => {
        const code = normaliseCode(typed);
        await requireStrong(code);
        if (await isThere(parts, openness)) throw new VaultError('vault/exists');
        const keys = freshKeys(random);
        const wraps = withWrap([], await wrapWithCode(keys, code, cost, random));
        await holder.create(wraps, firstKeys(now(), random), keys.vault);
        await begin(keys);
      }),
    unlock: (typed) =>
      alone(async () => {
        const code = normaliseCode(typed);
        const isOld = (await openness.wraps()) === null && (await parts.old.isThere());
        const keys = isOld
          ? await moveOver(parts, holder, code)
          : await openWithCode(await presentWraps(openness), code);
        await begin(keys);
        await raiseCost(parts, holder, { keys, code }).catch(() => {}); // a full disk must not keep anyone out
      }),
    changeCode: (typed, next) =>
      alone(async () => {
        const code = normaliseCode(next);
        await requireStrong(code);
        const before = await openWith(await presentWraps(openness), readSecret(typed));
        if (!(await openness.isOpen())) await begin(before);
        const keys = withFreshBackupKey(before, random);
        const wrap = await wrapWithCode(keys, code, cost, random);
        // Locked while the file changes: a worker that ends here must not go on with a backup key that no wrap holds.
        await openness.close();
        try {
          await holder.changeWraps((wraps) => withWrap(renewedWraps(wraps, keys, random), wrap));
        } catch (error) {
          await openness.keep(before);
          throw error;
        }
        await openness.keep(keys);
      }),
  };
};

/** There is a vault, of today's layout or of the first. */
export const isThere = async ({ old }: VaultParts, openness: Openness): Promise<boolean> =>
  (await openness.wraps()) !== null || (await old.isThere());

const presentWraps = async (openness: Openness): Promise<Wraps> => {
  const wraps = await openness.wraps();
  if (wraps === null) throw new VaultError('vault/none');
  return wraps;
};

const openWith = async (wraps: Wraps, secret: TypedSecret): Promise<VaultKeys> =>
  secret.kind === 'code' ? openWithCode(wraps, secret.code) : openWithRecovery(wraps, secret.secret);

/** A code that was wrapped when guessing cost less is wrapped anew. */
const raiseCost = async (
  { cost, random }: VaultParts,
  holder: KeyHolder,
  { keys, code }: { readonly keys: VaultKeys; readonly code: string },
): Promise<void> => {
  const wraps = (await holder.wraps()) ?? [];
  if (!wraps.some((wrap) => wrap.kind === 'code' && isCheaper(wrap.kdf, cost))) return;
  const raised = await wrapWithCode(keys, code, cost, random);
  await holder.changeWraps((before) => withWrap(before, raised));
};

/** One derivation at a time: each takes 64 MiB. */
export const oneAtATime = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let busy = false;
  return async (work) => {
    if (busy) throw new VaultError('vault/busy');
    busy = true;
    try {
      return await work();
    } finally {
      busy = false;
    }
  };
};
