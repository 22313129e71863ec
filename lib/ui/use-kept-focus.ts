/** Keeps the focus from falling out of the page when what held it is gone. Never takes it from anything that still has it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * When `topic` becomes another and nothing holds the focus any more, the element of the returned ref takes it.
 * The first topic counts as a change only where `atFirst` says so. Give the element `tabIndex={-1}`.
 */
export const useKeptFocus = <E extends HTMLElement>(
  topic: string | undefined,
  atFirst = false,
): RefObject<E | null> => {
  const element = useRef<E>(null);
  const last = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    const hasChanged = last.current === undefined ? atFirst : last.current !== topic;
    last.current = topic;
    const holder = document.activeElement;
    if (hasChanged && (holder === null || holder === document.body)) element.current?.focus();
  }, [topic, atFirst]);
  return element;
};
