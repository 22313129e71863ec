/** R-TYPE-2: the table of what becomes of a thread's guard, row by row. Whatever goes wrong opens nothing. */
import { expect, test } from 'vitest';
import { after, begun, type StayEvent, type StayState, stayRows } from '../../lib/page/stay-states.ts';

const STATES = ['presumed', 'held', 'free', 'guarded'] as const satisfies readonly StayState[];
/** The background's word that the thread is not guarded. */
const FREEING: readonly StayEvent[] = ['answered: off', 'answered: not guarded'];
const GUARDING: readonly StayEvent[] = ['answered: guarded', 'answered: locked', 'rows are locked'];
const isOpen = (state: StayState): boolean => state === 'free' || state === 'presumed';

const events = [...new Set(stayRows.map(([, event]) => event))];

test('every event has an entry for every state, and leads to a state', () => {
  expect(events.length).toBeGreaterThan(0);
  expect(stayRows).toHaveLength(events.length * STATES.length);
  for (const event of events)
    expect(stayRows.filter(([, each]) => each === event).map(([from]) => from)).toEqual(STATES);
  for (const [, , to] of stayRows) expect(STATES).toContain(to);
});

test.each(stayRows)('%s, %s: %s', (from, event, to) => {
  expect(after(from, event)).toBe(to);
  if (FREEING.includes(event)) expect(to).toBe('free');
  else if (!isOpen(from)) expect(isOpen(to)).toBe(false);
  if (GUARDING.includes(event)) expect(to).toBe('guarded');
});

test('only the background frees what was held or guarded', () => {
  const freeing = stayRows.filter(([from, , to]) => !isOpen(from) && isOpen(to)).map(([, event]) => event);
  expect(new Set(freeing)).toEqual(new Set(FREEING));
});

test('nothing is taken for free unasked once a thread is protected', () => {
  for (const from of STATES) expect(after(from, 'first protection')).not.toBe('presumed');
  const presuming = stayRows.filter(([, , to]) => to === 'presumed').map(([from, event]) => [from, event]);
  for (const [from, event] of presuming)
    expect(from === 'presumed' || event === 'moved, none is guarded', `${from}, ${event}`).toBe(true);
});

test('without the mark a thread begins held, and stays so whatever happens until there is an answer', () => {
  expect(begun(true)).toBe('presumed');
  const reached = new Set<StayState>([begun(false)]);
  for (const state of reached)
    for (const event of events) if (!FREEING.includes(event)) reached.add(after(state, event));
  expect([...reached].sort()).toEqual(['guarded', 'held']);
});
