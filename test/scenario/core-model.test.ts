/**
 * Random programs of two people and a hostile site. At least 100,000 steps; `SOTTO_MODEL_STEPS` asks for more. A failure prints
 * its seed and the smallest program that shows it.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { World } from '../support/model.ts';

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
  { weight: 1, arbitrary: step('lie', fc.integer({ min: -40, max: 40 }), (world, _, given) => world.lie(given)) },
);

/** One writes while the site shows what it likes to both. */
const phase = fc.tuple(fc.nat({ max: 1 }), fc.array(steps, { minLength: 5, maxLength: 60, size: 'max' }));

/** At most one in a program: each is a handshake. */
const accident = fc.constantFrom<readonly Step[]>(
  [() => undefined, () => undefined],
  [() => undefined, (world, writer) => world.clone(writer)],
  [(world) => world.backUp(), (world, writer) => world.restore(writer)],
);

it('whatever two people and a site do, nothing is forged, lost unsaid, or sealed twice', () => {
  let taken = 0;
  const program = fc.tuple(fc.array(phase, { minLength: 6, maxLength: 24, size: 'max' }), accident, fc.nat());
  const property = fc.property(program, ([phases, [before, after], run]) => {
    const world = new World(String(run));
    for (const [index, [writer, list]] of phases.entries()) {
      if (index === 2) before?.(world, writer);
      if (index === 5) after?.(world, writer);
      for (const one of list) one(world, writer);
      taken += list.length;
    }
    world.finish();
  });
  const seed = Number(process.env['SOTTO_MODEL_SEED'] ?? 20_261_123);
  for (let round = 0; taken < STEPS; round++) fc.assert(property, { numRuns: 20, seed: seed + round });
  expect(taken).toBeGreaterThanOrEqual(STEPS);
}, 3_600_000);
