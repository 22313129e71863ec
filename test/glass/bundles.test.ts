/** @vitest-environment happy-dom */
/** Rows stand in the order that they are given, in bundles of neighbours that stay together while rows come and go. */
import { expect, test } from 'vitest';
import { Bundles } from '../../lib/glass/bundles.ts';

const HEIGHT = 20;

const stage = () => {
  const sheet = document.createElement('div');
  const bundles = new Bundles(sheet);
  const rows = new Map<number, HTMLElement>();
  const rowOf = (id: number): HTMLElement => {
    const row = rows.get(id) ?? document.createElement('div');
    row.id = String(id);
    rows.set(id, row);
    return row;
  };
  /** One under the other, from `top`. */
  const arrange = (ids: readonly number[], top = 0): void =>
    bundles.arrange(
      ids.map((id, index) => ({
        row: rowOf(id),
        box: {
          armored: `${id}`,
          x: 8,
          y: top + index * HEIGHT,
          width: 100,
          height: HEIGHT,
          color: '',
          step: 0,
          room: 0,
        },
      })),
    );
  const order = () => bundles.elements.flatMap((bundle) => [...bundle.children].map(({ id }) => Number(id)));
  const sizes = () => bundles.elements.map((bundle) => bundle.childElementCount);
  /** Where a row stands in the frame. */
  const placeOf = (id: number) => {
    const { style, parentElement } = rowOf(id);
    const at = (side: 'left' | 'top') =>
      Number.parseFloat(style[side]) + Number.parseFloat(parentElement?.style[side] ?? '');
    return [at('left'), at('top')];
  };
  return { sheet, bundles, arrange, order, sizes, placeOf, rowOf };
};

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

test('rows stand in bundles of twenty-five at most, where they were said to stand', () => {
  const { sheet, bundles, arrange, order, sizes, placeOf } = stage();
  arrange(range(0, 60), -30);
  expect(order()).toEqual(range(0, 60));
  expect(sizes()).toEqual([25, 25, 10]);
  expect([...sheet.children]).toEqual(bundles.elements);
  for (const id of [0, 24, 25, 59]) expect(placeOf(id)).toEqual([8, id * HEIGHT - 30]);
  const last = bundles.elements[2];
  expect([last?.style.top, last?.style.height, last?.style.width]).toEqual([`${50 * HEIGHT - 30}px`, '200px', '100px']);
});

test('what comes above moves bundles, and writes to none of their rows', () => {
  const { bundles, arrange, order, sizes, placeOf, rowOf } = stage();
  arrange(range(0, 50));
  const before = bundles.elements;
  rowOf(30).style.top = '7px';
  arrange(range(-30, 50));
  expect(order()).toEqual(range(-30, 50));
  expect(sizes()).toEqual([25, 5, 25, 25]);
  expect(bundles.elements.slice(2)).toEqual(before);
  expect(rowOf(30).style.top).toBe('7px');
  expect(placeOf(0)).toEqual([8, 30 * HEIGHT]);
});

test('a row joins the bundle beside it while that has room, above as below', () => {
  const { arrange, order, sizes } = stage();
  for (let count = 1; count <= 30; count++) arrange(range(0, count));
  expect(sizes()).toEqual([25, 5]);
  for (let first = -1; first >= -3; first--) arrange(range(first, 30));
  expect(sizes()).toEqual([3, 25, 5]);
  expect(order()).toEqual(range(-3, 30));
});

test('rows that are gone are taken off, and a bundle without any too', () => {
  const { sheet, arrange, order, rowOf } = stage();
  arrange(range(0, 60));
  const gone = rowOf(3);
  arrange([...range(0, 3), ...range(50, 60)]);
  expect(order()).toEqual([0, 1, 2, ...range(50, 60)]);
  expect(sheet.childElementCount).toBe(2);
  expect(gone.isConnected).toBe(false);
  arrange([]);
  expect(sheet.childElementCount).toBe(0);
});

test('whatever the page does to the order, rows stand in it, each once and where it was said', () => {
  const { sheet, arrange, order, sizes, placeOf } = stage();
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  let ids = range(0, 80);
  for (let turn = 0; turn < 200; turn++) {
    const at = random(ids.length + 1);
    const taken = ids.splice(random(ids.length + 1), random(12));
    if (random(2) === 0) ids.splice(Math.min(at, ids.length), 0, ...taken.reverse());
    ids.splice(random(ids.length + 1), 0, ...range(1000 + turn * 10, 1000 + turn * 10 + random(8)));
    ids = ids.slice(-150);
    arrange(ids, turn);
    expect(order()).toEqual(ids);
    expect(sheet.querySelectorAll('[id]')).toHaveLength(ids.length);
    expect(Math.max(...sizes(), 0)).toBeLessThanOrEqual(25);
    expect(ids.map(placeOf)).toEqual(ids.map((_, index) => [8, turn + index * HEIGHT]));
  }
});
