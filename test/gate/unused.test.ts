/** What nobody uses has been seen to be found. */
import { describe, expect, it } from 'vitest';
import { unused } from '../../scripts/gate/unused.mjs';
import { withProject } from '../support/throwaway-project.ts';

/** A project in which one file uses another, plus what is to be found. */
const complaintsWith = (extra: Readonly<Record<string, string>>): Promise<string[]> =>
  withProject(
    {
      'entrypoints/background.ts': "import { used } from '../lib/core/used.ts';\n\nused();\n",
      'lib/core/used.ts': 'export const used = () => 1;\n',
      ...extra,
    },
    async ({ folder }) =>
      (await Promise.all(unused.map((rule) => rule.complaints(folder)))).map((one) => one.join('\n')),
  );

describe('what nobody uses', () => {
  it('is found: a file, and an export beside one that is used', async () => {
    const [everywhere] = await complaintsWith({
      'lib/core/lonely.ts': 'export const lonely = 1;\n',
      'lib/core/used.ts': 'export const used = () => 1;\nexport const forgotten = 2;\n',
    });
    expect(everywhere).toContain('lib/core/lonely.ts');
    expect(everywhere).toContain('forgotten');
  });

  it('is found in packages, declared or not', async () => {
    const [everywhere] = await complaintsWith({
      'lib/core/used.ts': "import 'nothing-by-this-name';\n\nexport const used = () => 1;\n",
    });
    expect(everywhere).toContain('nothing-by-this-name');
    expect(everywhere).toMatch(/Unused dependencies[\s\S]*idb/);
  });

  it('is found in what ships, even where a test uses it', async () => {
    const [, shipped] = await complaintsWith({
      'lib/core/tested.ts': 'export const tested = 1;\n',
      'test/core/tested.test.ts': "import { tested } from '../../lib/core/tested.ts';\n\ntested.toFixed();\n",
    });
    expect(shipped).toContain('lib/core/tested.ts');
    expect(shipped).not.toContain('lib/core/used.ts');
  });
});
