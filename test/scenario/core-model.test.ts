/**
 * Random programs of two people and a hostile site. At least 100,000 steps; `SOTTO_MODEL_STEPS` asks for more. A failure prints
 * its seed and the smallest program that shows it.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { World } from '../support/model.ts';
import { type Cast, type Pair, pairs, play } from '../support/scenario.ts';

const STEPS = Number(process.env['SOTTO_MODEL_STEPS'] ?? 100_000);

type Step = (world: World, writer: number) => void;

const length = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 40 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });
const back = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 6 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });

/** A step of the program, written as it is shown when it fails. */
function step(name: string, most: fc.Arbitrary<number>, take: (world: World, writer: number, given: number) => void) {
  return most.map((given): Step & { [fc.toStringMethod]: () => string } =>
    Object.assign((world: World, writer: number) => take(world, writer, given), {
      [fc.toStringMethod]: () => `${name}(${given})`,
    }),
  );
}

const steps = fc.oneof(
  { weight: 40, arbitrary: step('send', length, (world, writer, given) => world.send(writer, given)) },
  { weight: 40, arbitrary: step('show', back, (world, _, given) => world.show(given, false)) },
  { weight: 4, arbitrary: step('show, killed', back, (world, _, given) => world.show(given, true)) },
  {
    weight: 3,
    arbitrary: step('killed before', length, (world, writer, given) => world.killBeforeStore(writer, given)),
  },
  { weight: 3, arbitrary: step('killed after', length, (world, writer, given) => world.killAfterStore(writer, given)) },
  { weight: 6, arbitrary: step('forge', fc.nat({ max: 99_999 }), (world, _, given) => world.forge(given % 50, given)) },
  {
    weight: 1,
    arbitrary: step('lie', fc.integer({ min: -120, max: 120 }), (world, _, given) => world.lie(Math.abs(given), given)),
  },
);

/** One writes while the site shows what it likes to both. */
const phase = fc.tuple(fc.nat({ max: 1 }), fc.array(steps, { minLength: 5, maxLength: 60, size: 'max' }));

/** At most one in a program: each is a handshake. */
const accident = fc.constantFrom<readonly Step[]>(
  [() => undefined, () => undefined],
  [() => undefined, (world, writer) => world.clone(writer)],
  [(world) => world.backUp(), (world, writer) => world.restore(writer)],
  [(world) => world.backUp(), (world, writer) => world.rollBack(writer)],
);

type Story = readonly [readonly (readonly [number, readonly Step[]])[], readonly Step[], number];
const program: fc.Arbitrary<Story> = fc.tuple(
  fc.array(phase, { minLength: 6, maxLength: 24, size: 'max' }),
  accident,
  fc.nat(),
);

const seed = Number(process.env['SOTTO_MODEL_SEED'] ?? 20_261_123);

/** A program that failed is made shorter for so long. */
const MAKING_IT_SHORTER_MS = 60_000;

function live(cast: Cast, [phases, [before, after], name]: Story): number {
  const world = new World(cast, String(name));
  for (const [index, [writer, list]] of phases.entries()) {
    if (index === 2) before?.(world, writer);
    if (index === 5) after?.(world, writer);
    for (const one of list) one(world, writer);
  }
  return world.finish();
}

/** Runs programs, so many at a time, until `wanted` steps were taken by each of the pairs, which must all send the same bytes. */
function run(wanted: number, numRuns: number, programPairs: readonly Pair[]): void {
  let [taken, renewals] = [0, 0];
  const property = fc.property(program, (story) => {
    const digests = programPairs.map((pair) =>
      play(pair, (cast) => {
        renewals += live(cast, story);
      }),
    );
    expect(new Set(digests).size).toBe(1);
    taken += story[0].reduce((sum, [, list]) => sum + list.length, 0);
  });
  for (let round = 0; taken < wanted; round++) {
    fc.assert(property, { numRuns, seed: seed + round, interruptAfterTimeLimit: MAKING_IT_SHORTER_MS });
  }
  expect(taken).toBeGreaterThanOrEqual(wanted);
  expect(renewals).toBeGreaterThan(0);
}

const [both, ...mixed] = pairs;

it('whatever two people and a site do, nothing is forged, lost unsaid, or sealed twice', () => {
  run(STEPS, 20, [both]);
}, 3_600_000);

it('nor when one of the two is another implementation, and the bytes are the same', () => {
  run(STEPS / 25, 5, [both, ...mixed]);
}, 3_600_000);
