/** Whether a site's pages may ask is asked of the browser once, and anew after each change. */
import { expect, test } from 'vitest';
import { grants } from '../../lib/background/grants.ts';

/** The browser's side: what is granted, how often that was asked, and who hears of changes. */
const makeBrowser = (...origins: string[]) => {
  const granted = new Set(origins);
  const asked: string[] = [];
  const heard: (() => void)[] = [];
  const changed = { addListener: (listener: () => void) => void heard.push(listener) };
  const permissions = {
    contains: async ({ origins: [pattern = ''] }: { readonly origins: string[] }) => {
      asked.push(pattern);
      return granted.has(pattern);
    },
    getAll: async () => ({ origins: [...granted] }),
    onAdded: changed,
    onRemoved: changed,
  };
  return { granted, asked, permissions, change: () => heard.forEach((listener) => void listener()) };
};

test('the browser is asked once for each site, whatever the port', async () => {
  const { permissions, asked } = makeBrowser('https://x.com/*');
  const isGranted = grants({ permissions });
  expect(await isGranted('https://x.com')).toBe(true);
  expect(await isGranted('https://x.com:8443')).toBe(true);
  expect(await isGranted('https://other.example')).toBe(false);
  expect(asked).toEqual(['https://x.com/*', 'https://other.example/*']);
});

test('what is withdrawn is refused from then on, and what is granted is given', async () => {
  const { permissions, granted, change } = makeBrowser('https://x.com/*');
  const isGranted = grants({ permissions });
  await isGranted('https://x.com');
  await isGranted('https://other.example');
  granted.delete('https://x.com/*');
  granted.add('https://other.example/*');
  change();
  expect(await isGranted('https://x.com')).toBe(false);
  expect(await isGranted('https://other.example')).toBe(true);
});

test('a browser that failed to answer is asked again', async () => {
  const { permissions } = makeBrowser('https://x.com/*');
  let fails = true;
  const isGranted = grants({
    permissions: {
      ...permissions,
      contains: (wanted) => (fails ? Promise.reject(new Error('busy')) : permissions.contains(wanted)),
    },
  });
  await expect(isGranted('https://x.com')).rejects.toThrow('busy');
  fails = false;
  expect(await isGranted('https://x.com')).toBe(true);
});
