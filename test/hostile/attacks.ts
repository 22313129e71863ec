/** Finds the attacks of a kind: each is the one export of a file in its folder. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Attack, ReadAttack } from './attack.ts';
import type { Trick } from './detection.ts';
import type { EditorAttack } from './editor-attack.ts';
import type { GuardAttack } from './guard-attack.ts';
import { isFull } from './is-full.ts';

interface Kinds {
  readonly read: ReadAttack;
  readonly type: Attack;
  readonly guards: GuardAttack;
  readonly detect: Trick;
  readonly editors: EditorAttack;
}

/** By file name. */
export const attacksIn = <K extends keyof Kinds>(kind: K): Promise<readonly (readonly [string, Kinds[K]])[]> => {
  const folder = path.join(import.meta.dirname, kind);
  return Promise.all(
    readdirSync(folder).map(async (file) => {
      const [attack] = Object.values((await import(path.join(folder, file))) as Record<string, Kinds[K]>);
      if (attack === undefined) throw new Error(`${file} holds no attack`);
      return [file, attack] as const;
    }),
  );
};

/** An attack that races with the person's keys loses now and then where much else runs: it counts that it can win. */
export const winsOnce = async (wins: () => Promise<boolean>): Promise<boolean> =>
  (await wins()) || (await wins()) || (await wins());

/** Must the attack first win against the weak overlay? In Firefox that is shown in full runs; one that needs another browser cannot. */
export const mustWin = ({ only }: Attack, engine: 'chromium' | 'firefox'): boolean =>
  (only === undefined || only === engine) && (isFull || engine === 'chromium');
