/** Which file of the build a module comes into that several of our pages share: each file more is one more to fetch before a frame stands. */

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

const GLASS = /[\\/]entrypoints[\\/]glass[\\/]/;

/** Everything that imports a module, over however many others, and itself. */
const above = (id: string, modules: Modules): ReadonlySet<string> => {
  const found = new Set([id]);
  for (const each of found) for (const importer of modules.getModuleInfo(each)?.importers ?? []) found.add(importer);
  return found;
};

/** What the glass shares is small and needed first; what only composer and windows share is not. */
export const sharedChunk = (id: string, modules: Modules): string =>
  [...above(id, modules)].some((each) => GLASS.test(each)) ? 'glass-shared' : 'shared';
