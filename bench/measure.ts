/** Times things fairly on a machine that does other work too: contestants take turns, and the median of their samples counts. */

/** Takes one sample of each of a contestant's values, which belong together. */
export type Sampler<Value extends string> = () => Promise<Readonly<Record<Value, number>>>;

/**
 * The median of every value of every contestant: value → contestant → number. Contestants take turns. A third as many rounds
 * before, in which the code gets warm, do not count.
 */
export async function inTurns<Value extends string>(
  samplers: ReadonlyMap<string, Sampler<Value>>,
  rounds: number,
): Promise<Readonly<Record<Value, Map<string, number>>>> {
  const taken = new Map([...samplers.keys()].map((name) => [name, [] as Readonly<Record<Value, number>>[]]));
  for (let round = -Math.ceil(rounds / 3); round < rounds; round++) {
    for (const [name, sample] of samplers) {
      const values = await sample();
      if (round >= 0) taken.get(name)?.push(values);
    }
  }
  const medians: Partial<Record<Value, Map<string, number>>> = {};
  for (const [name, samples] of taken) {
    for (const value of Object.keys(samples[0] ?? {}) as Value[]) {
      medians[value] ??= new Map();
      medians[value].set(name, median(samples.map((sample) => sample[value])));
    }
  }
  return medians as Record<Value, Map<string, number>>;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const [below = Number.NaN, above = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 ? (below + above) / 2 : above;
}

/** Milliseconds that the work takes. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
