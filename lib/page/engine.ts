/**
 * The page engine: knows no website and no key. Follows where the page stands, asks the background what that thread is,
 * and lays composer, guard and glass accordingly. Until a thread is at least invited it puts nothing into the page.
 */
import type { Ask } from '../rpc/client.ts';
import type { PageThread, ThreadRef } from '../rpc/contract.ts';
import type { News } from '../rpc/events.ts';
import type { Adapter } from '../sites/adapter.ts';
import { type ComposerCover, coverForm } from './composer-cover.ts';
import { type GuardState, startGuard } from './guard.ts';
import { insertAndSend } from './insert.ts';
import { type Reading, startReading } from './reading.ts';
import { serveEngine } from './serve.ts';
import { placeNow, samePlace, watchPlace } from './whereabouts.ts';

interface EngineParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly hearNews: (listener: (news: News) => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** One conversation while the page stands in it. Everything it put into the page goes with its signal. */
interface Stay {
  ref: ThreadRef;
  /** Null until the background has answered. */
  thread: PageThread | null;
  readonly reading: Reading;
  composer: { readonly cover: ComposerCover; readonly end: () => void } | null;
  readonly ends: AbortController;
}

/** Starts the engine in the page's top frame until `signal` is aborted. */
export const startEngine = ({ adapter, ask, hearNews, signal }: EngineParts): void => {
  let stay: Stay | null = null;

  const guardState = (): GuardState => {
    const here = placeNow(adapter);
    if (here === null && stay === null) return 'free';
    if (stay === null || !samePlace(stay.ref, here)) {
      // A route that changed a moment ago: what is typed now is for a thread nobody has looked up yet.
      return stay !== null && isGuarded(stay) ? 'guarded' : 'held';
    }
    if (stay.thread === null) return 'held';
    return isGuarded(stay) ? 'guarded' : 'free';
  };
  const guard = startGuard(
    {
      state: guardState,
      form: adapter.form,
      host: () => stay?.composer?.cover.host ?? null,
      takeBack: () => stay?.composer?.cover.takeBack(),
      covered: () => stay?.composer?.cover.covered(),
    },
    signal,
  );

  const learn = async (here: Stay): Promise<void> => {
    const thread = await ask('page.thread', { ref: here.ref }).catch(() => null);
    if (here.ends.signal.aborted) return;
    if (thread !== null) here.thread = thread; // else it stays held, and is asked again at the next look
    dress(here);
    here.reading.look();
  };

  /** Puts the composer over the form of a guarded thread, and takes it away from any other. */
  const dress = (here: Stay): void => {
    if (isGuarded(here)) {
      here.composer ??= makeComposer(here);
      here.composer.cover.follow(adapter.form());
    } else {
      here.composer?.end();
      here.composer = null;
    }
    guard.holdForm();
  };

  const makeComposer = (here: Stay): NonNullable<Stay['composer']> => {
    const ends = new AbortController();
    here.ends.signal.addEventListener('abort', () => ends.abort());
    const cover = coverForm({
      ask,
      ref: () => here.ref,
      form: adapter.form,
      left: guard.release,
      keepScroll: here.reading.keepScroll,
      signal: ends.signal,
    });
    return { cover, end: () => ends.abort() };
  };

  const arrive = (ref: ThreadRef): Stay => {
    const ends = new AbortController();
    const here: Stay = {
      ref,
      thread: null,
      composer: null,
      ends,
      reading: startReading({
        adapter,
        ask,
        ref: () => here.ref,
        mode: () => (here.thread === null || here.thread.kind === 'off' ? 'watch' : 'show'),
        locked: () => {
          if (here.thread?.kind === 'locked') return;
          here.thread = { kind: 'locked' }; // a thread without a known id that shows armor counts as protected
          dress(here);
        },
        signal: ends.signal,
      }),
    };
    return here;
  };

  const look = (): void => {
    const place = placeNow(adapter);
    if (stay !== null && place !== null && samePlace(stay.ref, place)) {
      const handleCame = place.peerHandle !== null && place.peerHandle !== stay.ref.peerHandle;
      stay.ref = { ...place, peerHandle: place.peerHandle ?? stay.ref.peerHandle };
      if (stay.thread === null || handleCame) void learn(stay);
      dress(stay);
      stay.reading.look();
      return;
    }
    stay?.ends.abort();
    stay = place === null ? null : arrive(place);
    if (stay !== null) void learn(stay);
    guard.holdForm();
  };

  watchPlace(look, signal);
  hearNews(() => {
    if (stay === null) return;
    stay.reading.forget();
    void learn(stay);
  }, signal);
  signal.addEventListener('abort', () => stay?.ends.abort());
  serveEngine(
    {
      where: () => stay?.ref ?? placeNow(adapter),
      send: ({ ref, text, armored }) => insertAndSend(adapter, { text, armored, isHere: () => samePlace(placeNow(adapter), ref) }),
    },
    signal,
  );
};

const isGuarded = ({ thread }: Stay): boolean => thread?.kind === 'locked' || (thread?.kind === 'open' && thread.guarded);
