/** Which sites the person lets Sotto work on. Every message of a page asks, so that the browser is asked once and after each change. */
import { patternOf } from '../rpc/known-sites.ts';
import type { BrowserApi } from './browser-api.ts';

/** Says whether pages of an origin may ask anything. Call it when the worker starts: it listens. */
export const grants = ({ permissions }: Pick<BrowserApi, 'permissions'>): ((origin: string) => Promise<boolean>) => {
  const known = new Map<string, Promise<boolean>>();
  for (const changed of [permissions.onAdded, permissions.onRemoved]) changed.addListener(() => known.clear());

  return (origin) => {
    const pattern = patternOf(new URL(origin));
    const answer = known.get(pattern) ?? permissions.contains({ origins: [pattern] });
    known.set(pattern, answer);
    answer.catch(() => known.delete(pattern));
    return answer;
  };
};
