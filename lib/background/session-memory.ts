/**
 * Session storage as the background alone uses it: asked over the browser's process once in a worker's life, and answered from memory after
 * that. Every request asks it half a dozen times; what is written is there when the write is awaited, as before.
 */
import type { Area } from '../vault/areas.ts';

/** Nobody else may write to `area` while this lives. What it gives is not to be changed. */
export const inMemory = (area: Area): Area => {
  let loaded: Promise<Map<string, unknown>> | null = null;
  const items = (): Promise<Map<string, unknown>> => {
    loaded ??= area.get(null).then((all) => new Map(Object.entries(all)));
    return loaded;
  };
  /** After a failure nobody knows what lies there. */
  const orForget = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      loaded = null;
      throw error;
    }
  };
  return {
    get: async (keys) => {
      const all = await orForget(items());
      if (keys === null) return Object.fromEntries(all);
      const wanted = (typeof keys === 'string' ? [keys] : keys).filter((key) => all.has(key));
      return Object.fromEntries(wanted.map((key) => [key, all.get(key)]));
    },
    set: async (changed) => {
      const all = await orForget(items());
      for (const [key, value] of Object.entries(changed)) all.set(key, value);
      await orForget(area.set(changed));
    },
    remove: async (keys) => {
      const all = await orForget(items());
      for (const key of typeof keys === 'string' ? [keys] : keys) all.delete(key);
      await orForget(area.remove(keys));
    },
  };
};
