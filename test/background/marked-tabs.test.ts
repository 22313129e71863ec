/** What is remembered of a tab: what was said last holds, however soon it came after what was said before. */
import { expect, test } from 'vitest';
import { markedTabs } from '../../lib/background/marked-tabs.ts';
import { inMemory } from '../../lib/background/session-memory.ts';
import { memoryArea } from '../vault/support.ts';

test('R-TYPE-1: of two answers at once, in a worker that has just begun, the last one holds', async () => {
  const tabs = markedTabs(inMemory(memoryArea()), 'writing');
  await Promise.all([tabs.set(1, true), tabs.set(1, false)]);
  expect(await tabs.has(1)).toBe(false);
  await Promise.all([tabs.set(1, false), tabs.set(1, true)]);
  expect(await tabs.has(1)).toBe(true);
  expect(await tabs.has(2)).toBe(false);
});
