/** What a card says, whatever it is about. */
import type { GlassRow } from '../rpc/rows.ts';
import { sayCallLine } from './call-words.ts';
import { type Said, sayCard } from './glass-words.ts';
import { sayTimerCard } from './keep-words.ts';
import { sayKeyTakenCard } from './key-change-words.ts';
import { sayUnprotectedCard } from './unprotect-words.ts';
import { sayScanned } from './verify-words.ts';

export const sayAnyCard = (row: Extract<GlassRow, { kind: 'card' }>): Said => {
  switch (row.card) {
    case 'timer':
      return sayTimerCard(row.author, row.name, row.seconds);
    case 'scanned':
      return sayScanned(row.outcome, row.author, row.name);
    case 'call':
      return sayCallLine(row);
    case 'key-taken':
      return sayKeyTakenCard(row.name);
    case 'unprotected':
      return sayUnprotectedCard(row.author, row.name);
    default:
      return sayCard(row.card, row.author, row.name);
  }
};
