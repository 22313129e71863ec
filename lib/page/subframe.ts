/** The engine's small sister in the page's other frames: they stand in no thread, but must not catch keys meant for one. */
import type { Ask } from '../rpc/client.ts';
import type { News } from '../rpc/events.ts';
import { Guard } from './guard.ts';
import { isNoneGuarded } from './none-guarded.ts';

interface SubframeParts {
  readonly ask: Ask<'page'>;
  readonly hearNews: (listener: (news: News) => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Guards this frame while its tab's thread is guarded: keys only after a gesture of the person in here. */
export const guardSubframe = ({ ask, hearNews, signal }: SubframeParts): void => {
  /** Until the background has answered, unless no thread is guarded at all: a key that is stopped can be typed again. */
  let isDoubtful = true;
  let isGuarded = false;
  const learn = async (): Promise<void> => {
    const answer = await ask('page.guarded', {}).catch(() => null);
    if (answer === null) return;
    [isDoubtful, isGuarded] = [false, answer.guarded];
  };
  const doubt = (): void => {
    isDoubtful = true;
    void learn();
  };
  new Guard(
    {
      state: () => (isGuarded || (isDoubtful && !isNoneGuarded()) ? 'guarded' : 'free'),
      form: () => null,
      host: () => null,
      area: () => null,
      shown: () => null,
      takeBack: () => {},
      glass: () => null,
      covered: () => {},
      writes: () => {},
      erased: () => {
        doubt(); // a frame that its page writes anew is up to something
      },
    },
    signal,
  );
  hearNews(() => void learn(), signal);
  window.addEventListener('focus', doubt, { signal });
  void learn();
};
