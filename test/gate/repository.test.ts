/** Each promise that the repository makes about itself has been seen to be kept by force. */
import { describe, expect, it } from 'vitest';
import {
  everyLinkHasATarget,
  everyRequestHasATest,
  everyRequirementHasAProof,
  filesStaySmall,
  lockFileIsWhole,
  noDownloadAddress,
} from '../../scripts/gate/repository.mjs';
import { withProject } from '../support/throwaway-project.ts';

const contract =
  "export interface Contract {\n  'vault.lock': { from: 'window' };\n  'vault.open': {\n    from: 'window';\n  };\n}\n";

describe('the repository', () => {
  it('names every request of the contract that no test asks', async () => {
    const files = { 'lib/rpc/contract.ts': contract, 'test/rpc/a.test.ts': "/** Asks. */\nask('vault.lock');\n" };
    const complaints = await withProject(files, ({ folder }) => everyRequestHasATest.complaints(folder));
    expect(complaints).toEqual(["lib/rpc/contract.ts: no test asks 'vault.open'"]);
  });

  it('does not count a request that only a test of the gate names', async () => {
    const files = { 'lib/rpc/contract.ts': contract, 'test/gate/a.test.ts': "ask('vault.lock', 'vault.open');\n" };
    const complaints = await withProject(files, ({ folder }) => everyRequestHasATest.complaints(folder));
    expect(complaints).toHaveLength(2);
  });

  it('complains when the contract holds no request that it can see', async () => {
    const complaints = await withProject({ 'lib/rpc/contract.ts': 'export {};\n' }, ({ folder }) =>
      everyRequestHasATest.complaints(folder),
    );
    expect(complaints).toHaveLength(1);
  });

  it('names a requirement without a proof, and a citation without a requirement', async () => {
    const files = {
      'docs/threat-model.md': '**R-ZONE-1** The page MUST NOT read. **R-ZONE-2** It MUST NOT write.\n',
      'test/a.test.ts': '/** Proves R-ZONE-1. */\n',
      'lib/core/a.ts': '/** For R-ZONE-3. */\n',
    };
    const complaints = await withProject(files, ({ folder }) => everyRequirementHasAProof.complaints(folder));
    expect(complaints).toEqual([
      'docs/threat-model.md: no test cites R-ZONE-2',
      'R-ZONE-3 is cited, but docs/threat-model.md does not state it',
    ]);
  });

  it('names links of the documents that lead nowhere', async () => {
    const files = {
      'README.md':
        '[good](docs/a.md#second-part) [gone](docs/b.md) [lost](docs/a.md#third) [web](https://example.test/)\n',
      'docs/a.md': '# First\n\n## Second part\n\n[up](../README.md) `[code](nowhere.md)`\n',
    };
    const complaints = await withProject(files, ({ folder }) => everyLinkHasATarget.complaints(folder));
    expect(complaints).toEqual(['README.md: docs/b.md leads nowhere', 'README.md: docs/a.md#third leads nowhere']);
  });

  it('names download addresses in the lock files', async () => {
    const lock = {
      packages: { '': {}, 'node_modules/a': { resolved: 'https://example.test/a.tgz' }, 'node_modules/b': {} },
    };
    const files = {
      'package-lock.json': JSON.stringify(lock),
      'test/hosts/lounge/package-lock.json': JSON.stringify(lock),
    };
    const complaints = await withProject(files, ({ folder }) => noDownloadAddress.complaints(folder));
    expect(complaints).toEqual(
      ['package-lock.json', 'test/hosts/lounge/package-lock.json'].map(
        (file) => `${file}: node_modules/a has a download address`,
      ),
    );
  });

  it('names packages that the lock file forgot', async () => {
    const lock = {
      packages: {
        '': { dependencies: { a: '1.0.0' } },
        'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
        'node_modules/a/node_modules/a-linux': {},
      },
    };
    const complaints = await withProject({ 'package-lock.json': JSON.stringify(lock) }, ({ folder }) =>
      lockFileIsWhole.complaints(folder),
    );
    expect(complaints).toEqual(['package-lock.json: a-darwin is missing, needed by node_modules/a']);
  });

  it('names files that are too long or do not say what they are for', async () => {
    const files = {
      'lib/core/long.ts': `/** Long. */\n${'export {};\n'.repeat(300)}`,
      'lib/core/mute.ts': 'export {};\n',
      'lib/core/good.ts': `/** Good. */\n${'export {};\n'.repeat(299)}`,
    };
    const complaints = await withProject(files, ({ folder }) => filesStaySmall.complaints(folder));
    expect(complaints).toEqual(['lib/core/long.ts: 301 lines', 'lib/core/mute.ts: does not begin with what it is for']);
  });
});
