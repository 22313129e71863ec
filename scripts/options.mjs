/**
 * What may stand behind a command. What is none of its options ends it in one line, the list of those that there are, and code 2. Node
 * built-ins only, so that it works before the packages are there.
 */
import { parseArgs } from 'node:util';

/** @typedef {{ readonly type: 'boolean', readonly says: string }} Flag */
/**
 * @typedef {object} Valued
 * @property {'string'} type
 * @property {string} says
 * @property {string} value What stands for the value in the list.
 * @property {readonly string[]} [choices] No other value is taken; several are parted by commas.
 */

const WRONG = 2;

/**
 * The options that were given. Ends the process when something else was.
 * @template {Readonly<Record<string, Flag | Valued>>} T
 * @param {string} command As a person types it.
 * @param {T} options
 * @returns {{ readonly [K in keyof T]?: T[K]['type'] extends 'boolean' ? true : string }}
 */
export const readOptions = (command, options) => {
  try {
    const { values } = parseArgs({
      options: Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }])),
    });
    for (const [name, value] of Object.entries(values)) requireChoice(name, options[name], value);
    return /** @type {{ [K in keyof T]?: T[K]['type'] extends 'boolean' ? true : string }} */ (values);
  } catch (error) {
    return refuse(error, `${command} takes these options:\n${listOf(options)}`);
  }
};

/**
 * The names that were given, of a command that takes names and no options. Ends the process when something else was.
 * @param {string} command As a person types it.
 * @param {string} what What the names are of.
 */
export const readNames = (command, what) => {
  try {
    return parseArgs({ options: {}, allowPositionals: true }).positionals;
  } catch (error) {
    return refuse(error, `${command} takes no options, but ${what}.`);
  }
};

/** @returns {never} */
const refuse = (/** @type {unknown} */ error, /** @type {string} */ takes) => {
  console.error(`✗ ${firstSentence(error)}\n\n${takes}`);
  process.exit(WRONG);
};

const requireChoice = (
  /** @type {string} */ name,
  /** @type {Flag | Valued | undefined} */ option,
  /** @type {unknown} */ value,
) => {
  if (option?.type !== 'string' || option.choices === undefined) return;
  const { choices } = option;
  const other = String(value)
    .split(',')
    .find((one) => !choices.includes(one));
  if (other !== undefined) throw new Error(`--${name} cannot be “${other}”.`);
};

/** Node goes on about how to write something that was not meant, and ends it with a full stop or without. */
const firstSentence = (/** @type {unknown} */ error) => {
  const [sentence = ''] =
    /^.*?(?=\.?(?:\s*$|\.\s))/m.exec(error instanceof Error ? error.message : String(error)) ?? [];
  return `${sentence}.`;
};

/** One line each. */
const listOf = (/** @type {Readonly<Record<string, Flag | Valued>>} */ options) => {
  const entries = Object.entries(options).map(([name, option]) => ({
    name: option.type === 'string' ? `--${name} ${option.value}` : `--${name}`,
    says: option.type === 'string' && option.choices ? `${option.says}: ${option.choices.join(', ')}` : option.says,
  }));
  const width = Math.max(...entries.map(({ name }) => name.length));
  return entries.map(({ name, says }) => `  ${name.padEnd(width)}  ${says}`).join('\n');
};
