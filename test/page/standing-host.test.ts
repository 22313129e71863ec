/** @vitest-environment happy-dom */
/** R-TYPE-1: a host that the page takes away comes back, and not so often that its frame does nothing but load. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StandingHost } from '../../lib/page/standing-host.ts';

let ending: AbortController;

beforeEach(() => {
  ending = new AbortController();
  vi.useFakeTimers();
});

afterEach(() => {
  ending.abort();
  vi.useRealTimers();
  document.documentElement.querySelector(':scope > div')?.remove();
  Reflect.deleteProperty(document.documentElement, 'moveBefore');
});

/** A host that has stood for a while, and how often it was put into the page since. */
const standingFor = async (time: number) => {
  const host = document.createElement('div');
  const standing = new StandingHost(host, ending.signal);
  let returns = 0;
  const counting = new MutationObserver((changes) => {
    returns += changes.filter(({ addedNodes }) => [...addedNodes].includes(host)).length;
  });
  counting.observe(document.documentElement, { childList: true });
  ending.signal.addEventListener('abort', () => counting.disconnect());
  await vi.advanceTimersByTimeAsync(time);
  returns = 0;
  return { host, standing, returns: () => returns };
};

const isBack = (host: HTMLElement): boolean => host.parentNode === document.documentElement;

test('a host that is taken away is back before anything else happens', async () => {
  const { host } = await standingFor(1_000);
  host.remove();
  await vi.advanceTimersByTimeAsync(0);
  expect(isBack(host)).toBe(true);
});

test('a host that is taken away without end comes back a few times a second, and stays once the page lets it', async () => {
  const { host, returns } = await standingFor(1_000);
  for (let time = 0; time < 2_000; time += 40) {
    document.body.append(host);
    await vi.advanceTimersByTimeAsync(40);
  }
  expect(returns()).toBeGreaterThanOrEqual(6);
  expect(returns()).toBeLessThanOrEqual(9);
  await vi.advanceTimersByTimeAsync(250);
  expect(isBack(host)).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  host.remove();
  await vi.advanceTimersByTimeAsync(0);
  expect(isBack(host)).toBe(true);
});

test('a host whose thread was left in the meantime does not come back', async () => {
  const { host } = await standingFor(0);
  host.remove();
  ending.abort();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(host.isConnected).toBe(false);
});

test('a host that the page has put into a frame of its own comes back from there', async () => {
  const { host } = await standingFor(1_000);
  const inFrame = document.implementation.createHTMLDocument('');
  // As browsers move: within one document only.
  const moveBefore = (node: Node): void => {
    if (node.ownerDocument !== document) throw new DOMException('other document', 'HierarchyRequestError');
    document.documentElement.append(node);
  };
  Object.assign(document.documentElement, { moveBefore });
  inFrame.body.append(host);
  expect([host.isConnected, host.ownerDocument === document]).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(0);
  expect(isBack(host)).toBe(true);
});
