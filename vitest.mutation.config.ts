/**
 * The tests that a mutant of the core must get past; the first that fails ends its run, so that the changed module's own come first,
 * and cheap ones before others. Left out is what takes minutes for each mutant that survives, and goes over ground that the others
 * stand on: the model, the twins of the second implementation, fuzzing, the official vectors and conversations at length. `npm test`
 * runs all of them.
 */
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** In the order of what they cost; what is not listed goes before all of them. */
const costly = [
  'scenario/core-vectors',
  'ratchet/misbehaving-peer',
  'handshake/invitation',
  'ratchet/purity',
  'ratchet/healing',
  'scenario/core-begin-anew',
  'scenario/core-handshake',
  'scenario/core-conversation',
  'ratchet/session-set',
  'handshake/acceptance',
  'ratchet/bounds',
];

class NearestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const [changed = ''] = this.ctx.config.related ?? []; // Stryker says here what it has changed
    const [, module = '', folder = ''] = /lib\/core\/((\w+)[\w/-]*)\.ts$/.exec(changed) ?? [];
    const place = ({ moduleId }: TestSpecification) => {
      const distance = moduleId.includes(`core/${module}.test`) ? 0 : moduleId.includes(`core/${folder}`) ? 1 : 2;
      return distance * (costly.length + 1) + costly.findIndex((part) => moduleId.includes(part));
    };
    return Promise.resolve(files.toSorted((a, b) => place(a) - place(b)));
  }
}

export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts', 'test/scenario/core-*.test.ts'],
    exclude: [
      'test/core/fuzz/**',
      'test/core/ratchet/healing-at-length.test.ts',
      'test/scenario/core-model.test.ts',
      'test/scenario/core-twins.test.ts',
    ],
    testTimeout: 0, // time is Stryker's to measure: slow on a busy machine is not noticed
    sequence: { sequencer: NearestFirst },
  },
});
