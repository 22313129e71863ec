/** Lets pieces of work that must not be torn apart run one after the other. */

/** What runs a piece of work when every earlier one has ended, however it ended. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export const makeTurns = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
};
