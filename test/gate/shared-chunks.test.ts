/** What the glass needs of what is shared comes in one file, and nothing else comes with it. */
import { expect, test } from 'vitest';
import { sharedChunk } from '../../scripts/shared-chunks.ts';

const importers: Readonly<Record<string, readonly string[]>> = {
  '/s/lib/words/say.ts': ['/s/lib/words/glass-words.ts', '/s/lib/words/composer-words.ts'],
  '/s/lib/words/glass-words.ts': ['/s/entrypoints/glass/main.ts', '/s/entrypoints/composer/main.ts'],
  '/s/lib/words/composer-words.ts': ['/s/entrypoints/composer/main.ts', '/s/entrypoints/popup/main.tsx'],
  '/s/lib/a.ts': ['/s/lib/b.ts', '/s/entrypoints/popup/main.tsx'],
  '/s/lib/b.ts': ['/s/lib/a.ts'],
};
const modules = { getModuleInfo: (id: string) => ({ importers: importers[id] ?? [] }) };

test.each([
  ['/s/lib/words/say.ts', 'glass-shared'],
  ['/s/lib/words/glass-words.ts', 'glass-shared'],
  ['/s/lib/words/composer-words.ts', 'shared'],
  ['/s/lib/a.ts', 'shared'],
])('%s comes into %s', (id, chunk) => {
  expect(sharedChunk(id, modules)).toBe(chunk);
});
