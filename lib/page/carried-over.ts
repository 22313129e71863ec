/** What a document must know of the one before it: whether the page left that one while the person was writing in our composer. */
import type { Ask } from '../rpc/client.ts';
import type { Guard } from './guard.ts';
import { isNoneGuarded } from './none-guarded.ts';
import { isOrphaned } from './orphan.ts';

const ASK_AGAIN_MS = 500;

interface CarriedOverParts {
  readonly ask: Ask<'page'>;
  readonly guard: Pick<Guard, 'returned' | 'carryOver'>;
  readonly signal: AbortSignal;
}

/** Asks now, and when the document comes back. Says whether the answer is still to come: nobody gets a key until then. */
export const askWhetherWriting = ({ ask, guard, signal }: CarriedOverParts): (() => boolean) => {
  let isDoubtful = true;
  const learn = async (): Promise<void> => {
    const answer = await ask('page.guarded', {}).catch(() => null);
    if (signal.aborted) return;
    isDoubtful = answer === null && !isOrphaned();
    if (answer !== null) guard.carryOver(answer.writing);
    if (isDoubtful) setTimeout(() => void learn(), ASK_AGAIN_MS);
  };
  const comeBack = (): void => {
    isDoubtful = true;
    guard.returned();
    void learn();
  };
  void learn();
  window.addEventListener('pageshow', ({ persisted }) => persisted && comeBack(), { signal });
  return () => isDoubtful && !isNoneGuarded();
};
