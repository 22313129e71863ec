/** Replaces the console, and hears every error and refused promise. */
import type { ReadAttack } from '../attack.ts';

export const readsTheConsole: ReadAttack = {
  weakness: 'console',
  trap: ({ home }) => {
    for (const name of ['debug', 'log', 'info', 'warn', 'error', 'trace', 'dir', 'table'] as const) {
      console[name] = (...all: unknown[]) => void home(all.map(String));
    }
    addEventListener('error', ({ message, error, filename }) => void home([message, String(error?.stack), filename]));
    addEventListener('unhandledrejection', ({ reason }) => void home(String(reason?.stack ?? reason)));
    addEventListener(
      'securitypolicyviolation',
      ({ sample, blockedURI, sourceFile }) => void home([sample, blockedURI, sourceFile]),
    );
  },
};
