/** One piece of work that a person starts: idle, busy, done or failed. Never runs twice at once. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

export type Task<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: unknown };

export interface Worker<T> {
  readonly task: Task<T>;
  /** Starts the work unless it is under way. Its outcome is in `task`; nothing is thrown. */
  readonly start: (work: () => Promise<T>) => void;
  /** Forgets the last outcome. */
  readonly clear: () => void;
}

export const useTask = <T>(): Worker<T> => {
  const [task, setTask] = useState<Task<T>>({ kind: 'idle' });
  const isBusy = useRef(false);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const start = useCallback((work: () => Promise<T>) => {
    if (isBusy.current) return;
    isBusy.current = true;
    setTask({ kind: 'busy' });
    const settle = (next: Task<T>): void => {
      isBusy.current = false;
      if (isThere.current) setTask(next);
    };
    work().then(
      (value) => settle({ kind: 'done', value }),
      (failure: unknown) => settle({ kind: 'failed', failure }),
    );
  }, []);
  const clear = useCallback(() => {
    if (!isBusy.current) setTask({ kind: 'idle' });
  }, []);
  return { task, start, clear };
};
