/** Attacks that one guard of ours stands against. Each must bite a build without that guard, and must not bite ours. */
import { setTimeout as pause } from 'node:timers/promises';
import type { XChat } from '../hosts/x-chat/server.ts';
import type { Person } from '../support/person.ts';
import type { Removal } from '../support/removal.ts';
import type { contactOn } from '../support/scripted-contact.ts';
import { isFull } from './is-full.ts';

/** Alice stands in a thread that is protected with Bob, who writes when the attack wants him to. */
export interface Stage {
  readonly site: XChat;
  readonly conversation: string;
  readonly alice: Person;
  /** Alice's security code. */
  readonly code: string;
  readonly bob: ReturnType<typeof contactOn>;
}

export interface GuardAttack {
  readonly without: Removal;
  /** Where only one browser has the guard, or can be made to do this. */
  readonly only?: 'chromium' | 'firefox';
  /** Has the attack reached what its first line says? */
  readonly bites: (stage: Stage) => Promise<boolean>;
}

/** What must come to hold may take so long where much else runs. Milliseconds. */
const PATIENCE = 8_000;
/** A page that has not got there by then has not; full runs look longer. */
const ATTACK = isFull ? PATIENCE : 4_000;

/** Whether it comes to hold. */
export const comesToBe = (holds: () => Promise<boolean>): Promise<boolean> => holdsWithin(PATIENCE, holds);

/** Whether the page gets there. */
export const succeeds = (holds: () => Promise<boolean>): Promise<boolean> => holdsWithin(ATTACK, holds);

const holdsWithin = async (patience: number, holds: () => Promise<boolean>): Promise<boolean> => {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) return false;
    await pause(50);
  }
  return true;
};
