/** Keeps a list of hits up to date with what is typed: one question at a time, and never an answer to an older one. Keeps nothing else. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Ask } from '../rpc/client.ts';
import type { Result } from '../rpc/contract.ts';
import type { SearchHit, SearchPlace } from '../rpc/vault-types.ts';
import type { Watch } from '../ui/use-reading.ts';

type Answer = Result<'archive.search'>;

export type Searched =
  /** The first answer is on its way: the index may have to be read. */
  | { readonly kind: 'preparing' }
  | { readonly kind: 'failed'; readonly failure: unknown }
  | ({ readonly kind: 'found'; readonly query: string } & Answer);

export interface SearchState {
  readonly searched: Searched;
  readonly isBusy: boolean;
  readonly search: (query: string) => void;
  /** Adds the hits behind those that are shown. */
  readonly showMore: () => void;
  readonly tryAgain: () => void;
}

interface Wanted {
  readonly query: string;
  /** So many hits at least, when there are as many. */
  readonly count: number;
}

export const useSearch = (ask: Ask<'window'>, watch: Watch): SearchState => {
  const [searched, setSearched] = useState<Searched>({ kind: 'preparing' });
  const [isBusy, setBusy] = useState(false);
  const wanted = useRef<Wanted>({ query: '', count: 1 });
  const running = useRef(false);
  const isThere = useRef(true);

  const run = useCallback(async () => {
    if (running.current) return; // it looks again at what is wanted when it is through
    running.current = true;
    setBusy(true);
    let asked: Wanted | null = null;
    while (asked !== wanted.current && isThere.current) {
      asked = wanted.current;
      const next = await answerTo(ask, asked);
      // The older answer stays on screen only as long as none to a newer question is there.
      if (isThere.current && asked === wanted.current) setSearched(next);
    }
    running.current = false;
    if (isThere.current) setBusy(false);
  }, [ask]);

  const want = useCallback(
    (change: Partial<Wanted>) => {
      wanted.current = { ...wanted.current, ...change };
      void run();
    },
    [run],
  );

  useEffect(() => {
    const end = new AbortController();
    isThere.current = true;
    watch(() => want({}), end.signal);
    want({});
    return () => {
      isThere.current = false;
      end.abort();
    };
  }, [want, watch]);

  return {
    searched,
    isBusy,
    search: (query) => want({ query, count: 1 }),
    showMore: () => want({ count: (searched.kind === 'found' ? searched.hits.length : 0) + 1 }),
    tryAgain: () => want({}),
  };
};

/** Page after page, until there are enough. */
const answerTo = async (ask: Ask<'window'>, { query, count }: Wanted): Promise<Searched> => {
  try {
    const hits: SearchHit[] = [];
    let after: SearchPlace | null = null;
    for (;;) {
      const answer: Answer = await ask('archive.search', { query, after });
      hits.push(...answer.hits);
      after = answer.next;
      if (after === null || hits.length >= count) return { kind: 'found', query, ...answer, hits };
    }
  } catch (failure) {
    return { kind: 'failed', failure };
  }
};
