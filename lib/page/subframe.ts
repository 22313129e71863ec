/** The engine's small sister in the page's other frames: they stand in no thread, but must not catch keys meant for one. */
import type { Ask } from '../rpc/client.ts';
import type { News } from '../rpc/events.ts';
import { Guard } from './guard.ts';

interface SubframeParts {
  readonly ask: Ask<'page'>;
  readonly hearNews: (listener: (news: News) => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Guards this frame while its tab's thread is guarded: keys only after a gesture of the person in here. */
export const guardSubframe = ({ ask, hearNews, signal }: SubframeParts): void => {
  let guarded = true; // until the background has answered: a key that is stopped can be typed again
  const learn = async (): Promise<void> => {
    const answer = await ask('page.guarded', {}).catch(() => null);
    if (answer !== null) guarded = answer.guarded;
  };
  new Guard(
    {
      state: () => (guarded ? 'guarded' : 'free'),
      form: () => null,
      host: () => null,
      area: () => null,
      takeBack: () => {},
      glass: () => null,
      covered: () => {},
      erased: () => {
        guarded = true; // a frame that its page writes anew is up to something
        void learn();
      },
    },
    signal,
  );
  hearNews(() => void learn(), signal);
  window.addEventListener(
    'focus',
    () => {
      guarded = true;
      void learn();
    },
    { signal },
  );
  void learn();
};
