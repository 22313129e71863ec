/** Says on stderr what takes longer than two seconds, and nothing about what is quick. */

const SILENCE_MS = 2_000;

/**
 * Does a piece of work and lets the person know about it when it takes its time.
 * @template T
 * @param {string} title What is being done, e.g. `Installing packages`.
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export const step = async (title, work) => {
  const began = Date.now();
  let said = false;
  const seconds = () => `${Math.round((Date.now() - began) / 1_000)} s`;
  const say = () => {
    if (process.stderr.isTTY) process.stderr.write(`\r${title} … ${seconds()} `);
    else if (!said) process.stderr.write(`${title} …\n`);
    said = true;
  };
  const ticking = setInterval(say, SILENCE_MS);
  try {
    return await work();
  } finally {
    clearInterval(ticking);
    if (said) process.stderr.write(process.stderr.isTTY ? `\r${title} … ${seconds()} \n` : `${title}: ${seconds()}\n`);
  }
};
