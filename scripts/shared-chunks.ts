/** Which file of the build a module comes into that several of our pages share: each file more is one more to fetch before a frame stands. */

interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/** The frames in a page, the one that is needed first before the other. */
const FRAMES = ['glass', 'composer'] as const;

/** Everything that imports a module, over however many others, and itself. */
const above = (id: string, modules: Modules): ReadonlySet<string> => {
  const found = new Set([id]);
  for (const each of found) for (const importer of modules.getModuleInfo(each)?.importers ?? []) found.add(importer);
  return found;
};

/**
 * By the first frame that needs it, for a frame must load nothing that it does not: windows have styles of their own for a whole page, and the glass
 * is small.
 */
export const sharedChunk = (id: string, modules: Modules): string => {
  const users = [...above(id, modules)];
  const needs = (entry: string): boolean =>
    users.some((each) => each.replaceAll('\\', '/').includes(`/entrypoints/${entry}/`));
  return `${FRAMES.find(needs) ?? 'windows'}-shared`;
};

/** For the bundler, the most urgent first: what a chunk takes it takes with all that it imports. */
export const sharedChunks = [...FRAMES, 'windows'].map((first, nth, { length }) => ({
  debugName: `${first}-shared`,
  name: (id: string, modules: Modules): string | null => {
    const chunk = sharedChunk(id, modules);
    return chunk === `${first}-shared` ? chunk : null;
  },
  minShareCount: 2,
  priority: length - nth,
}));
