/** How one of our frames comes to life: it takes a token and a port from the page engine and has the background bind it. */
import { type Ask, isInterrupted } from './client.ts';
import { UNBOUND } from './frame-port.ts';
import type { Bound } from './rows.ts';

export interface BoundFrame extends Bound {
  readonly port: MessagePort;
}

/**
 * Waits for the page engine's hand-over and binds the frame. Resolves with the port once bound; rejects with `RpcError`
 * when the background refuses, and then the frame stays blank. Only the first hand-over counts: a token works once, so the next one
 * is asked for over its port when the background was stopped over this one.
 * The frame never posts to its parent: that would hand the page a window.
 */
export const bindFrame = async <C extends 'glass' | 'composer'>(ask: Ask<C>): Promise<BoundFrame> => {
  const bind = ask as unknown as Ask<'glass' | 'composer'>;
  for (;;) {
    const { token, port } = await handOver();
    try {
      return { port, ...(await bind('frame.bind', { token, ancestorOrigins: ancestorOrigins() })) };
    } catch (error) {
      if (!isInterrupted(error)) throw error;
      port.postMessage(UNBOUND);
    }
  }
};

const handOver = (): Promise<{ readonly token: string; readonly port: MessagePort }> =>
  new Promise((resolve) => {
    const hear = ({ data, ports: [port] }: MessageEvent<{ token?: unknown } | null>): void => {
      if (typeof data?.token !== 'string' || port === undefined) return;
      window.removeEventListener('message', hear);
      resolve({ token: data.token, port });
    };
    window.addEventListener('message', hear);
  });

/** Origins of the pages around this frame, as the browser says; empty where it does not say. */
const ancestorOrigins = (): readonly string[] => [...(location.ancestorOrigins ?? [])];
