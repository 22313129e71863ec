/** Times how long it takes to be refused a file of the extension, and of one that does not exist, one after the other. */
import type { Trick } from '../detection.ts';

export const timesRefusals: Trick = ({ extension, stranger }) => {
  const PAIRS = 60;
  /** In so many pairs one side must be slower to say something: by chance that happens once in millions of pages. */
  const TELLING = 50;
  const timeOf = async (address: string): Promise<number> => {
    const began = performance.now();
    await fetch(address).catch(() => {});
    return performance.now() - began;
  };
  /** How much longer ours took. */
  const difference = async (pair: number): Promise<number> => {
    const file = `app.html?${pair}`;
    const ask = ({ root }: { readonly root: string }): Promise<number> => timeOf(root + file);
    if (pair % 2 === 0) return (await ask(extension)) - (await ask(stranger));
    return -(await ask(stranger)) + (await ask(extension)); // whoever is asked second profits from it
  };
  return async () => {
    const differences: number[] = [];
    for (let pair = 0; pair < PAIRS; pair++) differences.push(await difference(pair));
    if (differences.filter((time) => time > 0).length >= TELLING) return 'slower';
    return differences.filter((time) => time < 0).length >= TELLING ? 'faster' : 'no difference';
  };
};
