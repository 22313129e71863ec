/** One life of a background worker: it ends when it is told to, in the middle of whatever it does, and nothing it does later has an effect. */

export interface Life {
  /** Every call that leaves the worker passes here, before and after its effect. A dead worker never comes back from it. */
  edge(): Promise<void>;
  /** Ends this life at the edge after so many more, or now. */
  dieAfter(edges: number): void;
  /** How many edges were passed. */
  readonly passed: number;
  readonly isDead: boolean;
  /** Settles when the worker has died. */
  readonly death: Promise<void>;
}

export const newLife = (): Life => {
  let passed = 0;
  let end = Number.POSITIVE_INFINITY;
  let die = (): void => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  return {
    edge: () => {
      if (passed >= end) {
        die();
        return new Promise(() => {});
      }
      passed += 1;
      return Promise.resolve();
    },
    dieAfter: (edges) => {
      end = passed + edges;
      if (edges === 0) die();
    },
    get passed() {
      return passed;
    },
    get isDead() {
      return passed >= end;
    },
    death,
  };
};

/** Lets a call through with an edge on either side. */
export const through = async <T>(life: Life, call: () => Promise<T> | T): Promise<T> => {
  await life.edge();
  const result = await call();
  await life.edge();
  return result;
};
