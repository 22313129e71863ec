/** Seconds that run out. Counts by the clock's differences, so that a window that slept does not count too slowly. */
import { useCallback, useEffect, useState } from 'preact/hooks';

const TICK_MS = 250;

/** The whole seconds that are left, and how to begin. */
export const useCountdown = (): readonly [number, (seconds: number) => void] => {
  const [end, setEnd] = useState(0);
  const [left, setLeft] = useState(0);
  const begin = useCallback((seconds: number) => {
    setLeft(seconds);
    setEnd(performance.now() + 1000 * seconds);
  }, []);
  const isRunning = left > 0;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000))), TICK_MS);
    return () => clearInterval(timer);
  }, [end, isRunning]);
  return [left, begin];
};
