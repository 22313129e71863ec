/** What takes long to make, made once in a run of Playwright, by the worker that needs it first, for all of its workers. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { deserialize, serialize } from 'node:v8';

/** Names the run's folder to its workers. */
const FOLDER = 'SOTTO_MADE_ONCE';
const POLL_MS = 50;

/** Playwright's global set-up: the folder of this run. What it returns is the end of it. */
export default (): (() => void) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-made-once-'));
  process.env[FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
};

/** What `make` has returned, which may be anything that can be cloned. It is given a folder for files. */
export const madeOnce = async <T>(name: string, make: (folder: string) => Promise<T>): Promise<T> => {
  const folder = path.join(process.env[FOLDER] ?? '', name);
  const made = `${folder}.made`;
  while (!existsSync(made)) {
    if (isMine(folder)) writeWhole(made, serialize(await make(folder).catch((error) => giveUp(folder, error))));
    else await pause(POLL_MS);
  }
  return deserialize(readFileSync(made)) as T;
};

/** Whoever names itself the maker makes it. */
const isMine = (folder: string): boolean => {
  try {
    writeFileSync(makerOf(folder), String(process.pid), { flag: 'wx' });
  } catch {
    if (!isRunning(Number(readFileSync(makerOf(folder), 'utf8')))) clear(folder); // its story took too long: the next one tries
    return false;
  }
  mkdirSync(folder, { recursive: true });
  return true;
};

const makerOf = (folder: string): string => `${folder}.maker`;

const giveUp = (folder: string, error: unknown): never => {
  clear(folder);
  throw error;
};

const clear = (folder: string): void => {
  for (const each of [folder, makerOf(folder)]) rmSync(each, { recursive: true, force: true });
};

const writeWhole = (file: string, content: Buffer): void => {
  writeFileSync(`${file}.part`, content);
  renameSync(`${file}.part`, file);
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
