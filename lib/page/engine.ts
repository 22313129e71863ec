/**
 * The page engine: knows no website and no key. Follows where the page stands, asks the background what that thread is,
 * and lays composer, guard and glass accordingly. Until a thread is at least invited it puts nothing into the page (R-PAGE-2).
 */
import type { Ask } from '../rpc/client.ts';
import type { News } from '../rpc/events.ts';
import { siteAt } from '../rpc/known-sites.ts';
import type { PageContract } from '../rpc/page-contract.ts';
import type { PageWords } from '../rpc/page-words.ts';
import type { Adapter, Place } from '../sites/adapter.ts';
import type { Visit } from './box.ts';
import { askWhetherWriting } from './carried-over.ts';
import type { ComposerCover } from './composer-cover.ts';
import { Guard, type GuardParts, type GuardState } from './guard.ts';
import { insertAndSend } from './insert.ts';
import { isNoneGuarded } from './none-guarded.ts';
import { isOrphaned } from './orphan.ts';
import { serveEngine } from './serve.ts';
import { Stay } from './stay.ts';
import { after, begun, type StayState } from './stay-states.ts';
import { ownHandleNow, placeNow, samePlace, watchPlace } from './whereabouts.ts';

interface EngineParts {
  readonly adapter: Adapter;
  readonly ask: Ask<'page'>;
  readonly words: () => Promise<PageWords>;
  readonly hearNews: (listener: (news: News) => void, signal: AbortSignal) => void;
  readonly signal: AbortSignal;
}

/** Starts the engine in the page's top frame until `signal` is aborted. */
export const startEngine = ({ adapter, ask, words, hearNews, signal }: EngineParts): void => {
  let stay: Stay | null = null;
  /** The page wrote its document anew over our listeners. Nothing that it shows from then on can be kept from it. */
  let isRewritten = false;
  const guard = new Guard(
    {
      state: () => guardState(stay, placeNow(adapter), { isRewritten, isDoubtful: isDoubtful() }),
      form: adapter.form,
      ...partsOf(() => stay?.composer ?? null),
      glass: () => stay?.glass ?? null,
      writes: (writing) => void ask('page.writing', { writing }).catch(() => {}), // said again at the next change
      erased: () => {
        isRewritten = true;
        reloadIfRewritten();
      },
    },
    signal,
  );
  const isDoubtful = askWhetherWriting({ ask, guard, signal });
  let [isReloading, isRetired] = [false, false];
  /**
   * A guarded thread in a rewritten document: the person gets a fresh one, and the composer keeps the focus until it comes. One that is
   * rewritten at once again stays shut.
   */
  const reloadIfRewritten = (): void => {
    if (!isRewritten || isReloading || stay?.state !== 'guarded') return;
    isReloading = !wasReloaded();
    if (isReloading) location.reload();
    else stay.end();
  };
  /** Updated, switched off or removed while the page stood: nobody answers any more. What is shown next, a fresh page shows. */
  const retire = (): void => {
    if (!isOrphaned()) return;
    if (!isRetired) stay?.retire();
    isRetired = true;
  };
  const look = (): void => {
    guard.isIntact();
    reloadIfRewritten();
    retire();
    const place = placeNow(adapter);
    if (stay !== null && place !== null && samePlace(stay.ref, place)) {
      stay.look(place);
      return;
    }
    if (isRetired && place !== null) {
      location.reload(); // whether this thread is protected is not known here
      return;
    }
    if (place === null && stay !== null) void ask('page.left', {}).catch(() => {}); // the badge goes with the thread
    stay?.end();
    stay =
      place === null
        ? null
        : new Stay({
            adapter,
            ask,
            words,
            ref: place,
            left: (from) => guard.left(from),
            entered: () => guard.entered(),
            visit: guard.admit,
            released: () => guard.release(),
            changed: () => {
              guard.holdForm();
              reloadIfRewritten();
            },
          });
    guard.holdForm();
  };
  watchPlace(look, signal);
  hearNews(({ news }) => stay?.refresh(news), signal);
  signal.addEventListener('abort', () => stay?.end());
  const where = () => {
    look(); // a window that asks must not be told where the page stood before
    return { ref: stay?.ref ?? null, ownHandle: ownHandleNow(adapter), ...siteOf(adapter) };
  };
  serveEngine({ where, send: (order) => sendHere(adapter, order, guard.admit) }, signal);
};

/** Said where the host does not say it. */
const siteOf = ({ site }: Adapter): { readonly site?: string } => (site === siteAt(location.host) ? {} : { site });

/** The composer's part in the guard, which may come and go. */
const partsOf = (
  composer: () => ComposerCover | null,
): Pick<GuardParts, 'host' | 'area' | 'shown' | 'takeBack' | 'covered'> => ({
  host: () => composer()?.host ?? null,
  area: () => composer()?.area ?? null,
  shown: () => composer()?.shown ?? null,
  takeBack: (isTheft) => composer()?.takeBack(isTheft),
  covered: () => composer()?.covered(),
});

const sendHere = (adapter: Adapter, { ref, text, armored }: PageContract['engine.send']['params'], visit: Visit) =>
  insertAndSend(adapter, { text, armored, visit, isHere: () => samePlace(placeNow(adapter), ref) });

const guardStates: Readonly<Record<StayState, GuardState>> = {
  presumed: 'free',
  held: 'held',
  free: 'free',
  guarded: 'guarded',
};

interface Doubts {
  readonly isRewritten: boolean;
  /** Whether the person wrote in the document before this one is not known yet. */
  readonly isDoubtful: boolean;
}

const guardState = (stay: Stay | null, here: Place | null, { isRewritten, isDoubtful }: Doubts): GuardState => {
  const state = stateHere(stay, here);
  const guard = guardStates[isRewritten ? after(state, 'rewritten') : state];
  return guard === 'free' && isDoubtful ? 'held' : guard;
};

/** A route that changed a moment ago: what is typed now is for a thread nobody has looked up yet. */
const stateHere = (stay: Stay | null, here: Place | null): StayState => {
  if (stay === null) return here === null ? 'free' : begun(isNoneGuarded());
  if (samePlace(stay.ref, here)) return stay.state;
  return after(stay.state, isNoneGuarded() ? 'moved, none is guarded' : 'moved');
};

const wasReloaded = (): boolean =>
  performance.getEntriesByType('navigation').some((entry) => (entry as PerformanceNavigationTiming).type === 'reload');
