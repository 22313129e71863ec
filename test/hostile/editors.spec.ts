/** One guard, one attack, while a text is put into an editor. None bites ours, and each one bites our code without its guard. */
import { expect, test } from '../support/editor-bench.ts';
import { attacksIn } from './attacks.ts';

const attacks = await attacksIn('editors');
const nameOf = (file: string): string => file.replace('.ts', '');

test.describe.configure({ mode: 'default' }); // one browser for all of them
test.use({ removals: Object.fromEntries(attacks.map(([file, { without }]) => [nameOf(file), without])) });

for (const [file, { without, only, bites }] of attacks)
  test(`${without.requirement}: editors/${file} bites nobody but who lacks that guard`, {
    tag: only === 'chromium' ? [] : ['@firefox'],
  }, async ({ bench }) => {
    const tried = (lacks: string | null): Promise<boolean> =>
      bites(bench, async (editor) => {
        await bench.open(editor, { without: lacks });
        expect(await bench.guard()).toBe(true);
      });
    expect(await tried(null)).toBe(false);
    expect(await tried(nameOf(file))).toBe(true);
  });
