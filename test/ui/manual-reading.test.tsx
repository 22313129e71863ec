// @vitest-environment happy-dom
/** What is pasted in manual mode: what is said of it, what is kept of it, and what stays in the field. */
import { expect, test } from 'vitest';
import type { Pasted, PastedText } from '../../lib/rpc/manual-types.ts';
import { manualWords, sayMissingParts } from '../../lib/words/manual-words.ts';
import { name, openManual } from './manual-window.tsx';
import { click, fill, find, settle, textOf } from './screen.ts';

const pastes = (answer: PastedText) => openManual({ 'manual.read': () => answer });

test('a text is shown as text, with who, when, and that it came again', async () => {
  await pastes({
    pasted: [
      {
        kind: 'row',
        row: {
          armored: 'Sotto1',
          kind: 'text',
          text: '<b>Hello</b>\n✓ verified',
          author: 'them',
          name: '@bob',
          time: 1_790_000_000,
          sequence: 1,
          notes: ['shown-again'],
        },
      },
      { kind: 'row', row: { armored: 'Sotto1', kind: 'unreadable', reason: 'other-device' } },
    ],
    thread: name,
    parts: [],
  });
  await fill('textarea[name=pasted]', 'Sotto1…');
  await click('[data-act=read]');
  expect(textOf('[data-pasted=text] .pasted-text')).toBe('<b>Hello</b>\n✓ verified');
  expect(textOf('[data-pasted=text] .small')).toMatch(/^@bob · .+ · shown again/);
  expect(textOf('[data-pasted=other-device]')).toContain('Not for this device.');
});

test('what was read leaves the field, and so does a part; what could not be read stays to be mended', async () => {
  const row = {
    armored: 'Sotto1',
    kind: 'text',
    text: 'Hello',
    author: 'them',
    name: '@bob',
    time: 0,
    notes: [],
  } as const;
  const read = { kind: 'row', row: { ...row, sequence: 1 } } as const;
  const answers: Pasted[][] = [
    [],
    [{ kind: 'cut-short' }],
    [read, { kind: 'row', row: { armored: 'Sotto1', kind: 'unreadable', reason: 'altered' } }],
    [{ kind: 'parts', count: 2, missing: [2] }],
    [read],
  ];
  const { asked } = await openManual({
    'manual.read': () => ({ pasted: answers.shift() ?? [], thread: name, parts: [] }),
  });
  const kept: string[] = [];
  for (const _ of [...answers]) {
    await fill('textarea[name=pasted]', 'Sotto1…');
    await click('[data-act=read]');
    kept.push(find<HTMLTextAreaElement>('textarea[name=pasted]').value);
  }
  expect(kept).toEqual(['Sotto1…', 'Sotto1…', 'Sotto1…', '', '']);
  expect(asked.filter(({ method }) => method === 'manual.read')).toHaveLength(5);
});

test('parts are kept from one paste to the next, and what is missing is said', async () => {
  const answers: PastedText[] = [
    { pasted: [{ kind: 'parts', count: 3, missing: [1, 3] }], thread: null, parts: ['Sotto1part'] },
    { pasted: [{ kind: 'cut-short' }, { kind: 'nobody', of: 'other' }], thread: null, parts: [] },
  ];
  const { asked } = await openManual({
    'manual.read': () => answers.shift() ?? { pasted: [], thread: null, parts: [] },
  });
  const read = async () => {
    await fill('textarea[name=pasted]', 'Sotto1…');
    await click('[data-act=read]');
  };
  await read();
  expect(textOf('[data-pasted=parts]')).toBe('2 parts missing: 1 and 3 of 3. '.concat(sayMissingParts(3, [1, 3]).todo));
  await read();
  expect(asked.filter(({ method }) => method === 'manual.read').at(-1)?.params).toMatchObject({
    parts: ['Sotto1part'],
  });
  expect(textOf('[data-pasted=cut-short]')).toMatch(/^Cut short\./);
  expect(textOf('[data-pasted=nobody]')).toMatch(/^Whose it is cannot be told\./);
  await read();
  expect(textOf('.pasted')).toBe(manualWords.nothing);
});

test('an empty paste, and one that is too long, are told before anything is asked', async () => {
  const { asked } = await openManual();
  await click('[data-act=read]');
  expect(textOf('[role=alert]')).toBe(manualWords.noText);
  await fill('textarea[name=pasted]', 'a'.repeat(100_001));
  await click('[data-act=read]');
  expect(textOf('[role=alert]')).toMatch(/^That is more than Sotto looks at/);
  expect(asked.some(({ method }) => method === 'manual.read')).toBe(false);
});

test('what was read goes when something else is pasted in vain, and when the person turns to somebody else', async () => {
  await pastes({ pasted: [{ kind: 'cut-short' }], thread: null, parts: [] });
  const read = async (text: string) => {
    await fill('textarea[name=pasted]', text);
    await click('[data-act=read]');
  };
  await read('Sotto1…');
  expect(textOf('.pasted')).toMatch(/^Cut short/);
  await read('a'.repeat(100_001));
  expect(textOf('.pasted')).toBe('');
  await read('Sotto1…');
  expect(textOf('.pasted')).toMatch(/^Cut short/);
  const choice = find<HTMLSelectElement>('select[name=person]');
  choice.value = 'new';
  choice.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
  expect(textOf('.pasted')).toBe('');
});
