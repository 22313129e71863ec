/** Keeps a component up to date with a value that lives elsewhere. Never shows an older answer over a newer one. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

/** Calls `changed` whenever the value may have become another, until `signal` is aborted. */
export type Watch = (changed: () => void, signal: AbortSignal) => void;

export type Reading<T> =
  | { readonly kind: 'reading' }
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: unknown };

/**
 * Reads once, and again at each change. `read` and `watch` must be stable (`useCallback`, or made outside).
 * While it reads again the last known value stays. Returns the reading and a function that reads again.
 */
export const useReading = <T>(read: () => Promise<T>, watch: Watch): readonly [Reading<T>, () => void] => {
  const [reading, setReading] = useState<Reading<T>>({ kind: 'reading' });
  const asked = useRef(0);
  const readAgain = useCallback(() => {
    asked.current += 1;
    const turn = asked.current;
    const settle = (next: Reading<T>): void => {
      if (turn === asked.current) setReading(next);
    };
    read().then(
      (value) => settle({ kind: 'known', value }),
      (failure: unknown) => settle({ kind: 'failed', failure }),
    );
  }, [read]);
  useEffect(() => {
    const end = new AbortController();
    watch(readAgain, end.signal);
    readAgain();
    return () => {
      asked.current += 1; // whatever still comes is for nobody
      end.abort();
    };
  }, [readAgain, watch]);
  return [reading, readAgain];
};
