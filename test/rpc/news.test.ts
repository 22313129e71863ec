/** News of the background, which come whether or not anybody listens yet. */
import { expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { newsMeanwhile } from '../../lib/rpc/news.ts';
import { SOTTO } from '../../lib/rpc/wire-format.ts';

const announce = () => fakeBrowser.runtime.onMessage.trigger({ sotto: SOTTO, news: 'vault' }, {});

test('news that came before anybody listened are told of, once, and later ones are heard', async () => {
  const heard: string[] = [];
  const hear = newsMeanwhile(new AbortController().signal);
  await announce();
  expect(hear(() => heard.push('news'))).toBe(true);
  expect(heard).toEqual([]);
  await announce();
  expect(heard).toEqual(['news']);
});

test('without news nothing is outdated, and a message that is none counts for nothing', async () => {
  const hear = newsMeanwhile(new AbortController().signal);
  await fakeBrowser.runtime.onMessage.trigger({ sotto: SOTTO, method: 'engine.where' }, {});
  expect(hear(() => {})).toBe(false);
});
