// @vitest-environment happy-dom
/** Notifications are chosen by the person, and only when the browser agrees. */
import { expect, it } from 'vitest';
import type { Settings } from '../../lib/rpc/vault-types.ts';
import { notifyWords } from '../../lib/words/notice-words.ts';
import { openApp } from './app-window.tsx';
import { click, fill, find, settle, textOf } from './screen.ts';

const openSettings = async (mayNotify: () => Promise<boolean>) => {
  const stored: Settings[] = [];
  await openApp(
    '#settings',
    { status: 'open' },
    {
      'settings.set': (settings) => {
        stored.push(settings);
        return {};
      },
    },
    { mayNotify },
  );
  await settle();
  return stored;
};

it('shows no notification before that was chosen, and asks the browser only then', async () => {
  let asked = 0;
  const stored = await openSettings(async () => {
    asked += 1;
    return true;
  });
  expect(find<HTMLSelectElement>('select[name=notify]').value).toBe('nothing');
  await click('[data-act=save]');
  expect(asked).toBe(0);
  await fill('select[name=notify]', 'that');
  await click('[data-act=save]');
  expect([asked, stored.at(-1)?.notify]).toEqual([1, 'that']);
});

it('stores nothing when the browser was not allowed to, and says so', async () => {
  const stored = await openSettings(async () => false);
  await fill('select[name=notify]', 'who');
  await click('[data-act=save]');
  expect(stored).toEqual([]);
  expect(textOf('[role=alert]')).toBe(notifyWords.refused);
});
