/** What a document must know of the one before it: whether the page left that one while the person was writing in our composer. */
import type { Ask } from '../rpc/client.ts';
import { isNoneGuarded } from './none-guarded.ts';
import { isOrphaned } from './orphan.ts';

const ASK_AGAIN_MS = 500;

interface CarriedOverParts {
  readonly ask: Ask<'page'>;
  /** The person was: what is typed on is not for this document. */
  readonly goOn: () => void;
  readonly signal: AbortSignal;
}

/** Asks now, and when the document comes back from the browser's cache. Says whether the answer is still to come: nobody gets a key until then. */
export const askWhetherWriting = ({ ask, goOn, signal }: CarriedOverParts): (() => boolean) => {
  let isDoubtful = true;
  const learn = async (): Promise<void> => {
    const answer = await ask('page.guarded', {}).catch(() => null);
    if (signal.aborted) return;
    isDoubtful &&= answer === null && !isOrphaned();
    if (answer?.writing) goOn();
    if (isDoubtful) setTimeout(() => void learn(), ASK_AGAIN_MS);
  };
  void learn();
  window.addEventListener('pageshow', ({ persisted }) => persisted && void learn(), { signal });
  return () => isDoubtful && !isNoneGuarded();
};
