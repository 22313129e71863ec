// @vitest-environment happy-dom
/** What our pages do when the background is stopped over a request: what may be asked twice is asked again, and no frame stays blank. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { bindFrame } from '../../lib/rpc/bind-frame.ts';
import { type Ask, asker } from '../../lib/rpc/client.ts';
import { RpcError } from '../../lib/rpc/errors.ts';
import { UNBOUND } from '../../lib/rpc/frame-port.ts';

/** What the background answers, one after the other; null when it is stopped over the request. */
let answers: (object | null)[];
let heard: unknown[];

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message: unknown) => {
    heard.push(message);
    return answers.shift() ?? undefined;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('a question of a page outlives a background that is stopped over it', async () => {
  answers = [null, null, { ok: { kind: 'unknown' } }];
  const asked = asker<'page'>()('page.thread', { ref: { site: 'x' } as never });
  await vi.runAllTimersAsync();
  expect(await asked).toEqual({ kind: 'unknown' });
  expect(heard).toHaveLength(3);
});

test('a page that was asked to wait asks again a moment later', async () => {
  answers = [{ error: 'rpc/too-many' }, { ok: { token: 'fresh' } }];
  const asked = asker<'page'>()('page.token', { ref: { site: 'x' } as never, frame: 'glass' });
  await vi.runAllTimersAsync();
  expect(await asked).toEqual({ token: 'fresh' });
});

test('it is given up after a few times, and a refusal is believed at once', async () => {
  answers = [];
  const asked = asker<'glass'>()('glass.read', { armored: [], shown: false }).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  expect(await asked).toEqual(new RpcError('rpc/interrupted'));
  expect(heard).toHaveLength(4);

  answers = [{ error: 'rpc/forbidden' }];
  await expect(asker<'glass'>()('glass.read', { armored: [], shown: false })).rejects.toThrow('rpc/forbidden');
  expect(heard).toHaveLength(5);
});

test('what a person does is never done twice by itself', async () => {
  answers = [];
  await expect(asker<'composer'>()('composer.send', { text: 'once' })).rejects.toThrow('rpc/interrupted');
  expect(heard).toHaveLength(1);
});

const handOver = (token: string): MessagePort => {
  const { port1, port2 } = new MessageChannel();
  window.dispatchEvent(Object.assign(new Event('message'), { data: { token }, ports: [port2] }));
  return port1;
};

test('a frame that the background was stopped over asks for another token, since the first works once', async () => {
  vi.useRealTimers();
  const claims: string[] = [];
  const bind = (async (_: string, { token }: { token: string }) => {
    claims.push(token);
    if (token === 'first') throw new RpcError('rpc/interrupted');
    if (token === 'forged') throw new RpcError('rpc/forbidden');
    return { bound: true, language: 'en-US' };
  }) as unknown as Ask<'glass'>;
  const bound = bindFrame(bind);
  const first = handOver('first');
  const said = await new Promise((resolve) => {
    first.onmessage = ({ data }) => resolve(data);
  });
  expect(said).toBe(UNBOUND);
  const second = handOver('second');
  const { port, language } = await bound;
  expect(language).toBe('en-US');
  const echoed = new Promise((resolve) => {
    port.onmessage = ({ data }) => resolve(data);
  });
  second.postMessage('through the second port');
  expect(await echoed).toBe('through the second port');
  expect(claims).toEqual(['first', 'second']);
  for (const open of [first, second]) open.close();

  const refused = bindFrame(bind);
  handOver('forged').close();
  await expect(refused).rejects.toThrow('rpc/forbidden');
});
