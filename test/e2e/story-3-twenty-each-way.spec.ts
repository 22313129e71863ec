/** Twenty messages each way, of every kind that a site likes to mangle, exact on the other side. */

import { accounts } from '../support/accounts.ts';
import { eventually, oddities, read, say, sees } from '../support/acts.ts';
import { expect, test } from '../support/story.ts';

const odd = [
  'plain words',
  '👩‍👩‍👧‍👦 family, 🏳️‍🌈 flag, e\u0301 combining',
  'first line\nsecond line\n\nfourth line',
  'שלום עולם, how are you?',
  'مرحبا بالعالم',
  'long '.repeat(400).trim(),
  '<img src=x onerror="alert(1)"><b>not bold</b>',
  ':smile: :) :-D <3 (c)',
  'see https://example.com/path?a=1&b=2#c and www.example.org',
  '**stars** __lines__ `ticks` ~~waves~~',
  '  spaces at both ends  ',
  'tab\there',
  '"quotes" \'single\' -- dashes... ellipsis',
  '@alice #tag $cash /slash',
  '&lt;entity&gt; &amp; &#39;',
  '日本語の文章です。',
  '\u202Eright-to-left override',
  '{"json": [1, 2, 3]}',
  'Sotto1 at the start is no armor',
  '0',
];

test('twenty messages each way are exact on the other side, own ones included', async ({
  site,
  conversation,
  confidential,
  met,
}) => {
  const from = (who: string): string[] => odd.map((text, index) => `${text} ⟦${who}${index}⟧`);
  const [alices, bobs] = [from('a'), from('b')];
  confidential.push(...[...alices, ...bobs].map((text) => text.slice(-6)), 'right-to-left override', '日本語の文章');
  const { alice, bob } = await met();

  for (const [index, text] of alices.entries()) {
    await say(alice, text);
    await say(bob, bobs[index] ?? '');
  }
  await sees(alice, bobs.at(-1) ?? '');
  await sees(bob, alices.at(-1) ?? '');
  const everything = [...alices, ...bobs].sort();
  for (const person of [alice, bob]) {
    expect((await read(person)).sort()).toEqual(everything);
    expect(await oddities(person)).toEqual([]);
    await person.site.reload();
    await eventually(`${person.name} reads it again`, async () => (await read(person)).length === everything.length);
    expect(await oddities(person)).toEqual([]);
  }

  const stored = site.messages(conversation);
  expect(stored).toHaveLength(2 + everything.length);
  for (const { text } of stored.slice(1)) expect(text).toMatch(/^Sotto1[0-9A-Za-z]+Zq9$/);
  expect(stored.filter(({ from: sender }) => sender === accounts.alice.id)).toHaveLength(1 + alices.length);
});
