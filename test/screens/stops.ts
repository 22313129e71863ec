/**
 * Every window and state of Sotto, in the order in which two people come to them. One table: axe judges each stop, and `npm run screens`
 * takes its pictures. A window that is new gets a line of its own in one of the four files where it can be reached.
 */
import type { Stop } from './reaching.ts';
import { beforeProtection, beforeTheVault, locked, theRest } from './stops-alone.ts';
import { calling } from './stops-calling.ts';
import { elsewhere } from './stops-elsewhere.ts';
import { checking, inTheThread, stopped } from './stops-together.ts';

export const stops: readonly Stop[] = [
  ...beforeTheVault,
  ...beforeProtection,
  ...inTheThread,
  ...calling,
  ...checking,
  ...theRest,
  ...locked,
  ...stopped,
  ...elsewhere,
];
