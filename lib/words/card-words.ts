/** What a card says, whatever it is about. */
import type { GlassRow } from '../rpc/rows.ts';
import { type Said, sayCard } from './glass-words.ts';
import { sayTimerCard } from './keep-words.ts';
import { sayScanned } from './verify-words.ts';

export const sayAnyCard = (row: Extract<GlassRow, { kind: 'card' }>): Said => {
  if (row.card === 'timer') return sayTimerCard(row.author, row.name, row.seconds);
  return row.card === 'scanned'
    ? sayScanned(row.outcome, row.author, row.name)
    : sayCard(row.card, row.author, row.name);
};
