// @vitest-environment happy-dom
/** The search screen: what is typed is asked, what is found is shown, and every state is said. */
import { expect, it } from 'vitest';
import type { Result } from '../../lib/rpc/contract.ts';
import type { SearchHit } from '../../lib/rpc/vault-types.ts';
import { sayHits, sayMoment, searchWords } from '../../lib/words/search-words.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { openApp } from './app-window.tsx';
import { type Answers, heldBack } from './fake-background.ts';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

type Answer = Result<'archive.search'>;

const hit = (number: number, more: Partial<SearchHit> = {}): SearchHit => ({
  id: number.toString(16).padStart(32, '0'),
  site: 'x',
  author: 'them',
  name: null,
  handle: 'bob',
  peerId: '2002',
  time: 1_790_000_000 - number,
  pieces: [
    { text: 'the ', isHit: false },
    { text: 'kettle', isHit: true },
    { text: ` ${number}`, isHit: false },
  ],
  ...more,
});
const nothing: Answer = { hits: [], total: 0, closeness: 'similar', next: null };
const open = (answer: NonNullable<Answers['archive.search']>) =>
  openApp('#search', { status: 'open' }, { 'archive.search': answer });
const texts = (): (string | null)[] =>
  [...document.querySelectorAll('[data-hit] [data-text]')].map((p) => p.textContent);

it('gets the index ready when it opens, says so, and waits at the field', async () => {
  const answer = heldBack<Answer>();
  const { asked } = await open(() => answer.promise);
  expect(textOf('[role=status]')).toBe(searchWords.preparing);
  expect(document.activeElement).toBe(find('input[name=query]'));
  expect(asked.at(-1)).toEqual({ method: 'archive.search', params: { query: '', after: null } });
  answer.release(nothing);
  await settle();
  expect(textOf('[role=status]')).toBe('');
  expect(isThere('[data-hits]')).toBe(false);
});

it('shows who wrote, when, and the text with the hit marked', async () => {
  const hits = [hit(1), hit(2, { author: 'us', name: 'Bobby' })];
  await open(({ query }) => (query === '' ? nothing : { hits, total: 2, closeness: 'exact', next: null }));
  await fill('input[name=query]', 'kettle');
  await settle();
  expect(texts()).toEqual(['the kettle 1', 'the kettle 2']);
  expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['kettle', 'kettle']);
  const [theirs, ours] = [...document.querySelectorAll('.hit-about')].map((about) => about.textContent?.trim());
  expect(theirs).toBe(`@bobX · ${sayMoment(1_789_999_999)}`);
  expect(ours).toBe(`You to BobbyX · ${sayMoment(1_789_999_998)}`);
  expect(find<HTMLTimeElement>('time').dateTime).toBe(new Date(1_789_999_999_000).toISOString());
  expect(textOf('[role=status]')).toBe('2 messages found.');
});

it('a text that looks like markup stays a text', async () => {
  const pieces = [{ text: '<img src=x onerror=alert(1)>', isHit: true }];
  await open(() => ({ hits: [hit(1, { pieces })], total: 1, closeness: 'exact', next: null }));
  await fill('input[name=query]', 'img');
  await settle();
  expect(texts()).toEqual(['<img src=x onerror=alert(1)>']);
  expect(isThere('main img')).toBe(false);
});

it('says that nothing was found, and that what was found is only similar', async () => {
  let answer = nothing;
  await open(() => answer);
  await fill('input[name=query]', 'rhododendron');
  await settle();
  expect(textOf('[role=status]')).toBe(sayHits(0, 'similar'));
  expect(textOf('[data-hits="0"]')).toContain(searchWords.none);
  answer = { hits: [hit(1)], total: 1, closeness: 'similar', next: null };
  await fill('input[name=query]', 'ketle');
  await settle();
  expect(textOf('[role=status]')).toBe('Nothing holds exactly these words. 1 message with similar ones.');
});

it('says why a letter or two find nothing', async () => {
  await open(() => ({ ...nothing, closeness: 'short' }));
  await fill('input[name=query]', 'k');
  await settle();
  expect(textOf('[data-hits="0"]')).toContain(searchWords.shortMeaning);
  expect(textOf('[role=status]')).toBe(sayHits(0, 'short'));
});

it('never shows an answer to an older question, and asks one at a time', async () => {
  const held = new Map<string, ReturnType<typeof heldBack<Answer>>>();
  const { asked } = await open(({ query }) => {
    const answer = heldBack<Answer>();
    held.set(query, answer);
    return answer.promise;
  });
  held.get('')?.release(nothing);
  await settle();
  await fill('input[name=query]', 'ket');
  for (const typed of ['kett', 'kettl', 'kettle']) await fill('input[name=query]', typed);
  await settle();
  expect(asked.map(({ params }) => (params as { query?: string }).query).filter(Boolean)).toEqual(['ket']);
  held.get('ket')?.release({ hits: [hit(1)], total: 1, closeness: 'exact', next: null });
  await settle();
  expect(texts()).toEqual([]);
  held.get('kettle')?.release({ hits: [hit(2)], total: 1, closeness: 'exact', next: null });
  await settle();
  expect(texts()).toEqual(['the kettle 2']);
  expect(held.has('kettl')).toBe(false);
});

it('shows more when asked, goes on reading at the first new one, and keeps all of them when news come in', async () => {
  const pages: Answer[] = [
    { hits: [hit(1), hit(2)], total: 3, closeness: 'exact', next: { time: 5, id: 'a'.repeat(32) } },
    { hits: [hit(3)], total: 3, closeness: 'exact', next: null },
  ];
  const { announce } = await open(({ query, after }) =>
    query === '' ? nothing : ((after === null ? pages[0] : pages[1]) as Answer),
  );
  await fill('input[name=query]', 'kettle');
  await settle();
  expect(texts()).toHaveLength(2);
  await click('[data-act=more]');
  expect(texts()).toEqual(['the kettle 1', 'the kettle 2', 'the kettle 3']);
  expect((document.activeElement as HTMLElement).dataset['hit']).toBe(hit(3).id);
  expect(isThere('[data-act=more]')).toBe(false);
  announce();
  await settle();
  expect(texts()).toHaveLength(3);
});

it('what was erased goes with the next news', async () => {
  let hits = [hit(1), hit(2)];
  const { announce } = await open(() => ({ hits, total: hits.length, closeness: 'exact', next: null }));
  await fill('input[name=query]', 'kettle');
  await settle();
  hits = [hit(2)];
  announce();
  await settle();
  expect(texts()).toEqual(['the kettle 2']);
});

it('says why it failed, and tries again', async () => {
  let failing = true;
  await open(() => (failing ? { error: 'vault/unreadable' } : nothing));
  await settle();
  expect(textOf('[role=alert]')).toBe(sayError('vault/unreadable'));
  failing = false;
  await click('[data-act=again]');
  expect(isThere('[role=alert]')).toBe(false);
});

it('asks nothing any more when the screen is left', async () => {
  const { asked, announce } = await open(() => nothing);
  location.hash = '#about';
  dispatchEvent(new HashChangeEvent('hashchange'));
  await settle();
  const before = asked.filter(({ method }) => method === 'archive.search').length;
  announce();
  await settle();
  expect(asked.filter(({ method }) => method === 'archive.search')).toHaveLength(before);
});
