/** The browser's small storages, as far as the vault needs them. Handed in: the vault names no browser API. */

export interface Area {
  get(keys: string | string[] | null): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
}
