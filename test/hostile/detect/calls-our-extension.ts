/** Calls the extension by its id, as pages may call extensions that allow it. */
import type { Trick } from '../detection.ts';

export const callsOurExtension: Trick = ({ extension, stranger, pause }) => {
  interface Runtime {
    sendMessage(id: string, message: unknown): Promise<unknown>;
    connect(id: string): { readonly name: string };
  }
  const outcome = async (call: () => unknown): Promise<string> => {
    try {
      return JSON.stringify(await Promise.race([call(), pause(500)])) ?? 'nothing';
    } catch (error) {
      return String(error);
    }
  };
  return async () => {
    const { chrome, browser } = window as unknown as Record<'chrome' | 'browser', { runtime?: Runtime } | undefined>;
    const runtime = chrome?.runtime ?? browser?.runtime;
    const answers = ({ id }: { readonly id: string }): Promise<string[]> =>
      Promise.all([
        outcome(() => runtime?.sendMessage(id, { sotto: 1, method: 'page.guarded', params: {} })),
        outcome(() => runtime?.connect(id).name),
      ]);
    const [ours, nobodys] = await Promise.all([answers(extension), answers(stranger)]);
    return [typeof chrome, Object.keys(chrome ?? {}), typeof browser, typeof runtime, `${ours}` === `${nobodys}`];
  };
};
