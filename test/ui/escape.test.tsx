// @vitest-environment happy-dom
/** Escape takes a question back and gives the focus to what began it; what is around the question stays open. */
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { KeyScreen } from '../../lib/people/key-screen.tsx';
import { SafetyNumber } from '../../lib/people/safety-number.tsx';
import type { KeyChange, Person } from '../../lib/rpc/thread-types.ts';
import { openApp } from './app-window.tsx';
import { fakeBackground } from './fake-background.ts';
import { bob, held, openPopup } from './popup-window.tsx';
import { click, fill, find, isThere, settle, show } from './screen.ts';

/** Where the focus is, as a person presses it. Says whether the browser would do anything of its own. */
const pressEscape = async (): Promise<boolean> => {
  const event = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
  await act(() => void document.activeElement?.dispatchEvent(event));
  await settle();
  return !event.defaultPrevented;
};
const press = async (css: string): Promise<void> => {
  find(css).focus();
  await click(css);
};

const thread = bob('protected', { held: held() });

it.each(['forget', 'unprotect'])('in the popup: %s', async (which) => {
  const { asked } = await openPopup({ status: 'open', thread });
  await press(`[data-act=${which}]`);
  expect(isThere(`[data-asks=${which}]`)).toBe(true);
  expect(await pressEscape()).toBe(false); // or the browser would close the popup
  expect(isThere(`[data-asks=${which}]`)).toBe(false);
  expect(document.activeElement).toBe(find(`[data-act=${which}]`));
  expect(await pressEscape()).toBe(true); // nothing is asked: the browser's again
  expect(asked.map(({ method }) => method)).not.toContain(`thread.${which}`);
});

it.each([
  ['keep', '1'],
  ['timer', '300'],
])('in the popup, for what was chosen: %s', async (name, value) => {
  await openPopup({ status: 'open', thread });
  const select = find<HTMLSelectElement>(`select[name=${name}]`);
  const before = select.value;
  await fill(`select[name=${name}]`, value);
  await settle();
  find(`[data-act=${name}-not]`).focus();
  expect(await pressEscape()).toBe(false);
  expect(isThere(`[data-act=${name}]`)).toBe(false);
  expect([select.value, document.activeElement]).toEqual([before, select]);
});

it.each([
  ['forget', '[data-asks=forget]'],
  ['save-copy', '[data-form=copy]'],
])('in the list of people, where the person stays open: %s', async (which, question) => {
  const one: Person = {
    ...{ site: 'x', ownId: '1', peerId: '2', conversationId: '1-2', handle: 'bob', name: null, verified: false },
    ...{ state: 'protected', since: null, heardAt: null, muted: false, barred: false },
  };
  await openApp('#people', { status: 'open' }, { 'people.list': () => ({ people: [one], accounts: [] }) });
  await click('[data-act=person]');
  await press(`[data-act=${which}]`);
  expect(isThere(question)).toBe(true);
  await pressEscape();
  expect([isThere(question), isThere('.person-panel')]).toEqual([false, true]);
  expect(document.activeElement).toBe(find(`[data-act=${which}]`));
  await pressEscape();
  expect(isThere('.person-panel')).toBe(false);
});

it.each(['keep', 'take'])('where there is another key: %s', async (which) => {
  const keyChange: KeyChange = { id: 'a', via: 'invitation', isOneOfMany: false, wasVerified: false, since: null };
  const { ask, watch } = fakeBackground({ 'tab.thread': () => bob('blocked', { held: held({ keyChange }) }) });
  await show(null);
  await show(<KeyScreen ask={ask} watch={watch} tabId={7} />);
  await press(`[data-act=${which}-key]`);
  expect(isThere(`[name=${which}-stated]`)).toBe(true);
  await pressEscape();
  expect(isThere(`[name=${which}-stated]`)).toBe(false);
  expect(document.activeElement).toBe(find(`[data-act=${which}-key]`));
});

it('where a safety number was compared', async () => {
  const { ask } = fakeBackground({});
  const nothing = (): void => {};
  await show(null);
  await show(
    <SafetyNumber
      {...{ ask, thread: { site: 'x', ownId: '1', conversationId: '1-2' }, number: '0'.repeat(60), who: '@bob' }}
      isSettled={false}
      onBegin={nothing}
      onCompared={nothing}
    />,
  );
  await press('[data-act=compare]');
  expect(document.activeElement).toBe(find('[data-act=not-the-same]'));
  await pressEscape();
  expect(document.activeElement).toBe(find('[data-act=compare]'));
});
