// @vitest-environment happy-dom
/** A list is observed in the shadow roots in it, those of rows that came later included. */
import { expect, test } from 'vitest';
import { ListWatch } from '../../lib/page/list-watch.ts';

/** Observers are told in a task of their own. */
const told = () => new Promise((resolve) => setTimeout(resolve, 20));

const withRoot = (name: string): HTMLElement => {
  const host = document.createElement(name);
  host.attachShadow({ mode: 'open' });
  return host;
};

test('notices a text that comes into the root of a row that has just come', async () => {
  const list = withRoot('div');
  document.body.replaceChildren(list);
  const rows: HTMLElement[] = [];
  const end = new AbortController();
  let changes = 0;
  const watch = new ListWatch({
    adapter: {
      scroller: () => list,
      content: () => list,
      roots: () => [list, ...rows].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    },
    isOurs: () => false,
    look: () => {},
    changed: () => {
      changes += 1;
    },
    resized: () => {},
    signal: end.signal,
  });
  watch.follow();
  const row = withRoot('p');
  rows.push(row);
  list.shadowRoot?.append(row);
  await told();
  expect(changes).toBe(1);
  row.shadowRoot?.append('some text');
  await told();
  expect(changes).toBe(2);
  end.abort();
});
