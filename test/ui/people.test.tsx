// @vitest-environment happy-dom
/** The people window: who is shown and how, what can be done about somebody, by mouse and by keyboard, and what is said of it. */
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import type { OwnAccount, Person } from '../../lib/rpc/thread-types.ts';
import { sayError } from '../../lib/words/sentences.ts';
import { openApp } from './app-window.tsx';
import type { Answers } from './fake-background.ts';
import { click, fill, find, isThere, settle, textOf } from './screen.ts';

const NOVEMBER = 1_763_900_000;

const person = (peerId: string, more: Partial<Person> = {}): Person => ({
  site: 'x',
  ownId: '1',
  peerId,
  conversationId: `1-${peerId}`,
  handle: 'bob',
  name: null,
  state: 'protected',
  verified: false,
  since: NOVEMBER,
  heardAt: null,
  muted: false,
  barred: false,
  ...more,
});

const openPeople = async (people: Person[], answers: Answers = {}, accounts: readonly OwnAccount[] = []) => {
  const change = (peerId: string, more: Partial<Person>): void => {
    for (const [index, one] of people.entries()) if (one.peerId === peerId) people[index] = { ...one, ...more };
  };
  return openApp(
    '#people',
    { status: 'open' },
    {
      'people.list': () => ({ people: [...people], accounts }),
      'people.rename': ({ contact, name }) => {
        change(contact.peerId, { name: name || null });
        return { name: name || null };
      },
      'people.mute': ({ contact, muted }) => {
        change(contact.peerId, { muted });
        return {};
      },
      'people.block': ({ contact, blocked }) => {
        change(contact.peerId, { barred: blocked });
        return {};
      },
      'thread.forget': ({ thread }) => {
        people.splice(
          people.findIndex(({ conversationId }) => conversationId === thread.conversationId),
          1,
        );
        return {};
      },
      ...answers,
    },
  );
};

const marks = (peerId: string): string[] =>
  [...document.querySelectorAll(`[data-person="${peerId}"] .label`)].map((label) => label.textContent ?? '');
const names = (): string[] => [...document.querySelectorAll('li .person-name')].map((name) => name.textContent ?? '');
const said = (): string[] =>
  [...document.querySelectorAll('.everyone > [role=status]')].map((status) => status.textContent ?? '');
const manage = (peerId: string): Promise<void> => click(`[data-person="${peerId}"] [data-act=person]`);
const press = async (css: string, key: string): Promise<void> => {
  await act(() => void find(css).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  await settle();
};

describe('the list', () => {
  it('says how to begin while there is nobody', async () => {
    await openPeople([]);
    expect(textOf('[data-people="0"]')).toContain('Protect this thread');
  });

  it('names each with handle, site and days, and those without a handle by number', async () => {
    await openPeople([
      person('2', { name: 'Bob from the choir', heardAt: NOVEMBER + 86_400 }),
      person('3', { handle: null, state: 'blocked', since: null }),
      person('4', { name: 'Carol', handle: 'carol ✓' }),
    ]);
    expect(textOf('[data-person="2"]')).toMatch(
      /Bob from the choir.*@bob · X · since 23 November 2025 · last message 24 November 2025/,
    );
    expect(textOf('[data-person="3"]')).toMatch(/account 3X/);
    expect(textOf('[data-person="4"]')).toMatch(/Carolaccount 4 · X/); // a claimed handle of another shape is not shown
    expect(textOf('main')).not.toMatch(/Your account|[✓✔]/u);
  });

  it('R-KEY-4: of a key it says one of two words, and nothing where which key is theirs is the question', async () => {
    await openPeople([
      person('2'),
      person('3', { state: 'verified', verified: true }),
      person('4', { state: 'blocked', verified: true }),
      person('5', { state: 'invitation-received', verified: null, muted: true }),
      person('6', { state: 'restored', verified: true, barred: true }),
      person('7', { state: 'off', verified: null, barred: true }),
    ]);
    expect(['2', '3', '4', '5', '6', '7'].map(marks)).toEqual([
      ['Not verified'],
      ['Verified'],
      ['Stopped: another key'],
      ['Invites you', 'Invitations muted'],
      ['Verified', 'From your backup', 'Blocked by you'],
      ['Not protected', 'Blocked by you'],
    ]);
  });

  it('stands in the order of names, and says who shares one', async () => {
    await openPeople([
      person('2', { name: 'zoe' }),
      person('3', { handle: 'anna' }),
      person('4', { name: 'Élise' }),
      person('5', { name: 'ZOË' }),
    ]);
    expect(names()).toEqual(['@anna', 'Élise', 'zoe', 'ZOË']);
    const isShared = (peerId: string) => textOf(`[data-person="${peerId}"]`).includes('has the same name');
    expect(['2', '3', '4', '5'].filter(isShared)).toEqual(['2', '5']);
  });

  it('keeps the people of two own accounts apart, each with its own key and its own checks', async () => {
    const people = [
      person('2', { verified: true, state: 'verified' }),
      person('2', { ownId: '9' }),
      person('3', { ownId: '9', handle: 'carol', verified: true, state: 'blocked' }),
    ];
    await openPeople(people, {}, [{ site: 'x', ownId: '9', createdAt: NOVEMBER, handle: 'alice' }]);
    const heads = [...document.querySelectorAll('[data-account]')].map((account) => account.firstElementChild);
    expect(heads.map((head) => [head?.tagName, head?.textContent])).toEqual([
      ['H2', 'Your account 1 on X'],
      ['H2', 'Your account @alice on X'],
    ]);
    expect(textOf('[data-account="1"] h2 + p')).toBe('It has a key of its own. Verified: 1 of 1.');
    expect(textOf('[data-account="9"] h2 + p')).toBe(
      'It has a key of its own, made on 23 November 2025. Verified: 0 of 2.',
    );
    expect(document.querySelectorAll('li h3')).toHaveLength(3);
    expect(textOf('main')).not.toContain('same name'); // one person, known by two own accounts
  });
});

describe('finding somebody', () => {
  const many = (count: number): Person[] =>
    Array.from({ length: count }, (_, index) => person(String(index + 2), { name: `Person ${index}`, handle: null }));

  it('is offered from eight people on', async () => {
    await openPeople(many(7));
    expect(isThere('[name=find-person]')).toBe(false);
    await openPeople(many(8));
    expect(isThere('[name=find-person]')).toBe(true);
    expect(said()[0]).toBe('8 people');
  });

  it('goes by name, handle and state, whatever the accents, and says how many are left', async () => {
    const people = many(37);
    people.push(person('900', { name: 'José', state: 'verified', verified: true }));
    people.push(person('901', { handle: 'Josephine', muted: true }));
    people.push(person('902', { handle: 'kim', state: 'invitation-received', verified: null }));
    await openPeople(people);
    expect(document.querySelectorAll('.people li')).toHaveLength(40);
    for (const [query, left] of [
      ['jose', ['José', '@Josephine']],
      ['  @JOSE  muted', ['@Josephine']],
      ['not verified joseph', ['@Josephine']],
      ['invites you', ['@kim']],
      ['nobody like that', []],
    ] as const) {
      await fill('[name=find-person]', query);
      await settle();
      expect([query, names()]).toEqual([query, left]);
      expect(said()[0]).toBe(left.length === 0 ? 'Nobody here matches.' : `${left.length} of 40 people`);
    }
    await fill('[name=find-person]', '');
    await settle();
    expect(said()[0]).toBe('40 people');
  });
});

describe('what can be done', () => {
  it('opens one at a time under a button that says for whom, and Escape closes it', async () => {
    await openPeople([person('2'), person('3', { name: 'Carol' })]);
    expect(find('[data-person="3"] [data-act=person]').getAttribute('aria-label')).toBe('Manage: Carol');
    await manage('2');
    const button = find('[data-person="2"] [data-act=person]');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-controls') ?? '')?.textContent).toContain('Block');
    expect(find('[data-person="2"] .person-panel').getAttribute('aria-label')).toContain('@bob');
    await manage('3');
    expect(document.querySelectorAll('.person-panel')).toHaveLength(1);
    await press('[data-person="3"] [name=given-name]', 'Escape');
    expect(isThere('.person-panel')).toBe(false);
    expect(document.activeElement).toBe(find('[data-person="3"] [data-act=person]'));
  });

  it('a name is given, kept as it came back, said, and taken back', async () => {
    const { asked } = await openPeople([person('2')], {});
    await manage('2');
    await fill('[name=given-name]', 'Bob from the choir');
    await click('[data-act=rename]');
    const contact = { site: 'x', ownId: '1', peerId: '2' };
    expect(asked).toContainEqual({ method: 'people.rename', params: { contact, name: 'Bob from the choir' } });
    expect(names()).toEqual(['Bob from the choir']);
    expect(said()).toContain('@bob is called Bob from the choir from now on.');
    await fill('[name=given-name]', '');
    await click('[data-act=rename]');
    expect(said()).toContain('Bob from the choir is called @bob from now on.');
    expect(find<HTMLInputElement>('[name=given-name]').maxLength).toBe(60);
  });

  it('a name that was not kept says why', async () => {
    await openPeople([person('2')], { 'people.rename': () => ({ error: 'contact/unknown' }) });
    await manage('2');
    await fill('[name=given-name]', 'Bob');
    await click('[data-act=rename]');
    expect(textOf('.person-panel [role=alert]')).toBe(sayError('contact/unknown'));
    expect(find('[name=given-name]').getAttribute('aria-invalid')).toBe('true');
  });

  it('invitations are muted and asked about again', async () => {
    const { asked } = await openPeople([person('2')]);
    await manage('2');
    await click('[data-act=mute]');
    expect(marks('2')).toContain('Invitations muted');
    expect(said()).toContain('Invitations of @bob are muted.');
    expect(textOf('[data-act=mute]')).toBe('Ask me about invitations again');
    await click('[data-act=mute]');
    expect(said()).toContain('You are asked about invitations of @bob again.');
    expect(asked.filter(({ method }) => method === 'people.mute').map(({ params }) => params)).toMatchObject([
      { muted: true },
      { muted: false },
    ]);
  });

  it('somebody is blocked and unblocked, and what that means is said before', async () => {
    await openPeople([person('2')]);
    await manage('2');
    expect(textOf('.person-choices')).toMatch(/sends them nothing.*stays readable.*not shown until you unblock them/);
    await click('[data-act=block]');
    expect(marks('2')).toEqual(['Not verified', 'Blocked by you']);
    expect(said()).toContain('@bob is blocked.');
    expect(textOf('[data-act=block]')).toBe('Unblock');
    await click('[data-act=block]');
    expect(said()).toContain('@bob is not blocked any more.');
  });

  it('what was said is said no longer once another window has changed it', async () => {
    const people = [person('2')];
    const { announce } = await openPeople(people);
    await manage('2');
    await click('[data-act=block]');
    expect(said()).toContain('@bob is blocked.');
    people[0] = person('2');
    announce();
    await settle();
    expect(marks('2')).toEqual(['Not verified']);
    expect(said()).not.toContain('@bob is blocked.');
  });

  it('what could not be done says why, and changes nothing', async () => {
    await openPeople([person('2')], { 'people.block': () => ({ error: 'vault/full' }) });
    await manage('2');
    await click('[data-act=block]');
    expect(textOf('.person-choices [role=alert]')).toBe(sayError('vault/full'));
    expect(marks('2')).toEqual(['Not verified']);
  });

  it('forgetting takes two steps, says what goes and what stays, and leaves the focus at the heading', async () => {
    const { asked } = await openPeople([person('2'), person('3', { name: 'Carol' })]);
    await manage('2');
    find('[data-act=forget]').focus();
    await click('[data-act=forget]');
    const words = textOf('[data-asks=forget]');
    for (const part of [
      'Every message',
      'keys of this thread',
      'name that you gave',
      'blocked',
      'What stays',
      'Not deleted',
    ])
      expect(words).toContain(part);
    expect(document.activeElement).toBe(find('[data-asks=forget] h3'));
    await click('[data-act=forget-not]');
    expect(document.activeElement).toBe(find('[data-act=forget]'));
    await click('[data-act=forget]');
    expect(asked.map(({ method }) => method)).not.toContain('thread.forget');
    await click('[data-act=forget-now]');
    expect(asked).toContainEqual({
      method: 'thread.forget',
      params: { thread: { site: 'x', ownId: '1', conversationId: '1-2' } },
    });
    expect(names()).toEqual(['Carol']);
    expect(said()).toContain('@bob is forgotten.');
    expect(document.activeElement).toBe(find('h1'));
  });
});
