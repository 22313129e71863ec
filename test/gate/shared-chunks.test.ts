/** What a frame needs of what is shared comes in few files, and nothing that only windows need comes with it. */
import { expect, test } from 'vitest';
import { sharedChunk } from '../../scripts/shared-chunks.ts';

const importers: Readonly<Record<string, readonly string[]>> = {
  '/s/lib/words/say.ts': ['/s/lib/words/glass-words.ts', '/s/lib/words/composer-words.ts'],
  '/s/lib/words/glass-words.ts': ['/s/entrypoints/glass/main.ts', '/s/entrypoints/composer/main.ts'],
  '/s/lib/words/composer-words.ts': ['/s/entrypoints/composer/main.ts', '/s/entrypoints/popup/main.tsx'],
  '/s/lib/ui/base.css': ['/s/entrypoints/app/main.tsx', '/s/entrypoints/popup/main.tsx'],
  '/s/lib/a.ts': ['/s/lib/b.ts', '/s/entrypoints/popup/main.tsx'],
  '/s/lib/b.ts': ['/s/lib/a.ts'],
};
const modules = { getModuleInfo: (id: string) => ({ importers: importers[id] ?? [] }) };

test.each([
  ['/s/lib/words/say.ts', 'glass-shared'],
  ['/s/lib/words/glass-words.ts', 'glass-shared'],
  ['/s/lib/words/composer-words.ts', 'composer-shared'],
  ['/s/lib/ui/base.css', 'windows-shared'],
  ['/s/lib/a.ts', 'windows-shared'],
])('%s comes into %s', (id, chunk) => {
  expect(sharedChunk(id, modules)).toBe(chunk);
});
