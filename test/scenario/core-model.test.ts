/**
 * Random programs of two people and a hostile site. At least 100,000 steps; `SOTTO_MODEL_STEPS` asks for more. A failure prints
 * its seed and the smallest program that shows it.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { World } from '../support/model.ts';

const STEPS = Number(process.env['SOTTO_MODEL_STEPS'] ?? 100_000);

type Step = (world: World) => void;

const side = fc.nat({ max: 1 });
const length = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 40 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });
const back = fc.oneof({ weight: 3, arbitrary: fc.nat({ max: 6 }) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) });

/** A step of the program, written as it is shown when it fails. */
function step<T extends unknown[]>(name: string, args: fc.Arbitrary<T>, take: (world: World, ...args: T) => void) {
  return args.map((given): Step & { [fc.toStringMethod]?: () => string } =>
    Object.assign((world: World) => take(world, ...given), {
      [fc.toStringMethod]: () => `${name}(${given.join(', ')})`,
    }),
  );
}

const steps = fc.oneof(
  { weight: 40, arbitrary: step('send', fc.tuple(side, length), (world, which, long) => world.send(which, long)) },
  { weight: 40, arbitrary: step('show', fc.tuple(back), (world, how) => world.show(how, false)) },
  { weight: 4, arbitrary: step('show, killed', fc.tuple(back), (world, how) => world.show(how, true)) },
  { weight: 3, arbitrary: step('killed before', fc.tuple(side, length), (world, w, l) => world.killBeforeStore(w, l)) },
  { weight: 3, arbitrary: step('killed after', fc.tuple(side, length), (world, w, l) => world.killAfterStore(w, l)) },
  {
    weight: 8,
    arbitrary: step('forge', fc.tuple(back, fc.nat({ max: 9_999 })), (world, b, bit) => world.forge(b, bit)),
  },
  { weight: 1, arbitrary: step('lie', fc.tuple(fc.integer({ min: -40, max: 40 })), (world, days) => world.lie(days)) },
);

/** Few: each is a handshake. */
const clones = fc.option(
  step('clone', fc.tuple(side), (world, which) => world.clone(which)),
  { freq: 3 },
);

it('whatever two people and a site do, nothing is forged, lost unsaid, or sealed twice', () => {
  let taken = 0;
  const program = fc.tuple(fc.array(steps, { minLength: 150, maxLength: 500, size: 'max' }), clones);
  const property = fc.property(program, fc.nat(), ([list, clone], run) => {
    const world = new World(String(run));
    for (const [index, one] of list.entries()) {
      if (clone !== null && index === 100) clone(world);
      one(world);
      taken += 1;
    }
    world.finish();
  });
  const seed = Number(process.env['SOTTO_MODEL_SEED'] ?? 20_261_123);
  for (let round = 0; taken < STEPS; round++) fc.assert(property, { numRuns: 20, seed: seed + round });
  expect(taken).toBeGreaterThanOrEqual(STEPS);
}, 3_600_000);
