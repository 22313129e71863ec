/** @vitest-environment happy-dom */
/** R-SEND-1: exactly the armored text leaves through the site's form, or nothing does. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { lendFocus } from '../../lib/page/box.ts';
import { insertAndSend } from '../../lib/page/insert.ts';
import type { Adapter, Row } from '../../lib/sites/adapter.ts';

const armored = wrapArmor(Uint8Array.from({ length: 230 }, (_, index) => index));

/** A site with one form. What a test changes is how it misbehaves. */
const makeSite = () => {
  document.body.innerHTML = '<main></main><form><textarea></textarea></form>';
  const [list, form, box] = ['main', 'form', 'textarea'].map((name) => document.querySelector<HTMLElement>(name)) as [
    HTMLElement,
    HTMLElement,
    HTMLTextAreaElement,
  ];
  const sent: string[] = [];
  const site = {
    sent,
    list,
    box,
    sending: 'settled' as Row['sending'],
    mangle: (text: string): string => text,
    hasButton: true,
    isHere: true,
    showsRow: true,
  };
  const showRow = (text: string, sending: Row['sending']): void => {
    const row = list.appendChild(document.createElement('p'));
    row.textContent = text;
    row.dataset['sending'] = sending;
  };
  const press = (): void => {
    sent.push(box.value);
    if (site.showsRow) showRow(box.value, site.sending);
    box.value = '';
  };
  box.addEventListener('input', () => {
    box.value = site.mangle(box.value);
  });
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', press);
  form.append(button);
  const adapter: Adapter = {
    site: 'x',
    place: () => null,
    ownHandle: () => null,
    scroller: () => list,
    content: () => list,
    previews: () => [],
    rows: () =>
      [...list.children].map((row) => ({
        text: row as HTMLElement,
        sending: (row as HTMLElement).dataset['sending'] as Row['sending'],
        menu: () => null,
      })),
    form: () => form,
    box: () => box,
    sendButton: () => (site.hasButton ? button : null),
  };
  return { ...site, site, adapter, showRow };
};

const run = async ({ adapter, site }: ReturnType<typeof makeSite>, text = armored) => {
  const outcome = insertAndSend(adapter, { text, armored, isHere: () => site.isHere, visit: lendFocus });
  await vi.advanceTimersByTimeAsync(20_000);
  return outcome;
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the text is put in, sent and seen', async () => {
  const world = makeSite();
  expect(await run(world)).toEqual({ kind: 'sent' });
  expect(world.sent).toEqual([armored]);
});

test('a plain sentence may stand before the armor', async () => {
  const world = makeSite();
  expect(await run(world, `Let us be private: ${armored}`)).toEqual({ kind: 'sent' });
  expect(world.sent).toEqual([`Let us be private: ${armored}`]);
});

test.each([
  ['a letter is changed', (text: string) => text.replace('S', 's')],
  ['a letter is added', (text: string) => `${text} `],
  ['the end is cut off', (text: string) => text.slice(0, 100)],
])('nothing is sent when %s in the box', async (_, mangle) => {
  const world = makeSite();
  world.site.mangle = (text) => (text === '' ? '' : mangle(text));
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/not-exact' });
  expect(world.sent).toEqual([]);
});

test('a thread that is opening has no form yet, and is waited for', async () => {
  const world = makeSite();
  const { form } = world.adapter;
  Object.assign(world.adapter, { form: () => null });
  setTimeout(() => Object.assign(world.adapter, { form }), 1_000);
  expect(await run(world)).toEqual({ kind: 'sent' });
});

test('a form that does not come is a layout that is not understood', async () => {
  const world = makeSite();
  Object.assign(world.adapter, { form: () => null });
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/layout' });
  expect(world.sent).toEqual([]);
});

test('a box that holds a draft of the person is not touched', async () => {
  const world = makeSite();
  world.box.value = 'half a sentence';
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/box-not-empty' });
  expect(world.box.value).toBe('half a sentence');
});

test('without a send button the box is emptied again', async () => {
  const world = makeSite();
  world.site.hasButton = false;
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/layout' });
  expect(world.box.value).toBe('');
  expect(world.sent).toEqual([]);
});

test('a page that moved to another thread gets nothing, also between the box and the button', async () => {
  const world = makeSite();
  world.site.isHere = false;
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/other-thread' });

  const moving = makeSite();
  moving.box.addEventListener('input', () => {
    moving.site.isHere = false;
  });
  expect(await run(moving)).toEqual({ kind: 'refused', code: 'page/other-thread' });
  expect(moving.box.value).toBe('');
  expect(moving.sent).toEqual([]);
});

test('what stands in the thread already is not sent again', async () => {
  const world = makeSite();
  world.showRow(armored, 'settled');
  expect(await run(world)).toEqual({ kind: 'already-there' });
  expect(world.sent).toEqual([]);
});

test('what failed at the site before is sent again, and counts once it stands there', async () => {
  const world = makeSite();
  world.showRow(armored, 'failed');
  expect(await run(world)).toEqual({ kind: 'sent' });
});

test.each([
  ['never appears', { showsRow: false }],
  ['fails at the site', { sending: 'failed' as const }],
  ['stays on its way', { sending: 'pending' as const }],
])('a message that %s is not called sent', async (_, mood) => {
  const world = makeSite();
  Object.assign(world.site, mood);
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/not-seen' });
});

/** A site on which a message is an answer: its button puts the contact's name into the box. */
const makeAnswering = (front: string, isDirect = true) => {
  const world = makeSite();
  const begin = (): boolean => {
    setTimeout(() => {
      world.box.value = front;
    }, 100);
    return true;
  };
  const answering = { begin, front: () => (world.box.value === '@bob ' ? '@bob ' : null), isDirect: () => isDirect };
  return { ...world, adapter: { ...world.adapter, answering } };
};

test('R-SEND-1: an answer keeps what the site puts before it, and nothing else', async () => {
  const world = makeAnswering('@bob ');
  expect(await run(world)).toEqual({ kind: 'sent' });
  expect(world.sent).toEqual([`@bob ${armored}`]);
});

test.each([
  ['names somebody else', makeAnswering.bind(null, '@carol ')],
  ['would be seen by others', makeAnswering.bind(null, '@bob ', false)],
])('R-SEND-1: an answer that %s is not sent, and the box is as it was', async (_, make) => {
  const world = make();
  expect(await run(world)).toEqual({ kind: 'refused', code: 'page/layout' });
  expect([world.sent, world.box.value]).toEqual([[], '']);
});

test('where nothing stands that could be answered, nothing is sent', async () => {
  const { adapter, ...world } = makeAnswering('@bob ');
  const answering = { ...adapter.answering, begin: () => false };
  expect(await run({ ...world, adapter: { ...adapter, answering } })).toEqual({ kind: 'refused', code: 'page/layout' });
  expect(world.sent).toEqual([]);
});

test('an answer that the person has begun is begun anew, and a word in it is theirs', async () => {
  const world = makeAnswering('@bob ');
  world.box.value = '@bob ';
  expect(await run(world)).toEqual({ kind: 'sent' });
  expect(world.sent).toEqual([`@bob ${armored}`]);
  const other = makeAnswering('@bob ');
  other.box.value = '@bob dear';
  expect(await run(other)).toEqual({ kind: 'refused', code: 'page/box-not-empty' });
  expect(other.box.value).toBe('@bob dear');
});
