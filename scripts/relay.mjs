/** What stories of calls through a relay need: coturn, a program of the machine. Node built-ins only. */
import { firstOf, installFromDebian } from './programs.mjs';

/** Whether those stories are told. */
export const isRelayWanted = process.env['SOTTO_RELAY'] === '1' || process.env['CI'] === 'true';

const find = () => firstOf(['turnserver', '/usr/bin/turnserver']);

/**
 * The path of the program, installed where it was missing.
 * @throws {Error} With one sentence that says what to install.
 */
export const needRelay = async () => {
  if (find() === null) await installFromDebian('coturn');
  const program = find();
  if (program === null) throw new Error('No turnserver was found: install coturn, or leave SOTTO_RELAY out.');
  return program;
};
