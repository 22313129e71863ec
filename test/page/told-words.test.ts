/** Our words in a page are asked for once, and again when there was no answer. */
import { expect, test } from 'vitest';
import { toldWords } from '../../lib/page/told-words.ts';
import type { Ask } from '../../lib/rpc/client.ts';
import { sayPageWords } from '../../lib/words/page-words.ts';

test('an answer is kept, and a failure is not', async () => {
  let asked = 0;
  const ask = (async (method: string) => {
    expect(method).toBe('page.words');
    asked += 1;
    if (asked === 1) throw new Error('the background was stopped');
    return sayPageWords();
  }) as Ask<'page'>;
  const words = toldWords(ask);
  await expect(words()).rejects.toThrow('stopped');
  const [first, second] = await Promise.all([words(), words()]);
  expect(first).toBe(second);
  expect(await words()).toEqual({
    composer: 'Protected message box of Sotto',
    glass: 'Protected messages, drawn by Sotto',
    protectedMessage: 'Protected message',
    gone: expect.any(String),
    reload: expect.any(String),
  });
  expect(asked).toBe(2);
});
