// @vitest-environment happy-dom
/** A handshake that failed at the site is not forgotten when the popup closes. */
import { describe, expect, it } from 'vitest';
import { bob, openPopup } from './popup-window.tsx';
import { click, textOf } from './screen.ts';

describe('a handshake that was never seen in the thread', () => {
  it.each([
    ['invitation', 'invited', 'protect', 'thread.protect'],
    ['acceptance', 'protected', 'accept', 'thread.accept'],
  ] as const)('is told, and the %s is sent again', async (unsent, state, act, method) => {
    const { asked } = await openPopup(
      { status: 'open', thread: bob(state, { unsent }) },
      { [method]: () => ({ kind: 'sent' }) },
    );
    expect(textOf('main')).toContain('has not been seen in the thread yet');
    await click(`[data-act=${act}]`);
    expect(asked.map(({ method: name }) => name)).toContain(method);
  });
});
