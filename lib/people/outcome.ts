/** How something that was decided about somebody ended. It is said for as long as it is so: another window may have changed it since. */
import type { Person } from '../rpc/thread-types.ts';
import { keyOf } from './find-person.ts';

export interface Outcome {
  readonly words: string;
  /** Whom it is about. */
  readonly key: string;
  /** What is so since; null when they are forgotten. */
  readonly since: Pick<Person, 'name' | 'muted' | 'barred' | 'declined'> | null;
}

/** Is it still so? */
export const isSo = ({ key, since }: Outcome, people: readonly Person[]): boolean => {
  const now = people.find((person) => keyOf(person) === key);
  if (now === undefined || since === null) return now === undefined && since === null;
  return (
    now.name === since.name &&
    now.muted === since.muted &&
    now.barred === since.barred &&
    now.declined === since.declined
  );
};
