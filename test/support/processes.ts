/** Kills all processes of one browser at once. Only those whose command line names its profile's folder, which no other browser has. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 10;

/** Every process with its command line. `/proc` needs no program; where there is none, `ps` does. */
const processes = (): readonly { readonly pid: number; readonly line: string }[] => {
  if (!existsSync('/proc/self/cmdline')) {
    const lines = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' }).trim().split('\n');
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), line }));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), line: commandLine(name) }));
};

const commandLine = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it has ended meanwhile
  }
};

/** The ids of the processes that run on a profile. */
const processesOn = (profile: string): readonly number[] =>
  processes()
    .filter(({ line }) => `${line} `.includes(`--user-data-dir=${profile} `))
    .map(({ pid }) => pid);

/** Sends SIGKILL to every process on a profile, and to those that these have started meanwhile, until none is left. */
export const killAllOn = async (profile: string): Promise<void> => {
  for (let left = processesOn(profile); left.length > 0; left = processesOn(profile)) {
    for (const pid of left) killNow(pid);
    await pause(POLL_MS); // the system needs a moment to bury them
  }
};

const killNow = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // else it has ended meanwhile
  }
};
