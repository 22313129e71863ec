/** Gives fields of its own the focus at once, in its page and in new frames, also written anew, and sees whether they keep it. */
import type { Trick } from '../detection.ts';

export const givesFieldsTheFocus: Trick = ({ pause, first }) => {
  const kept: Record<string, boolean[]> = {};
  /** Right away, before the next script, and later. */
  const watch = async (name: string, field: HTMLElement): Promise<void> => {
    field.focus();
    const holds = (): boolean => field.ownerDocument.activeElement === field;
    const times = [holds()];
    await Promise.resolve();
    times.push(holds());
    for (const time of [0, 20, 100]) {
      await pause(time);
      times.push(holds());
    }
    kept[name] = times;
  };
  const inFrame = async (name: string, fill: (frame: HTMLIFrameElement) => void): Promise<void> => {
    const frame = document.documentElement.appendChild(document.createElement('iframe'));
    fill(frame);
    const page = frame.contentDocument;
    const field = page?.createElement('input');
    if (field === undefined || page === null) return;
    (page.body ?? page.documentElement).append(field);
    frame.contentWindow?.focus();
    await watch(name, field);
    frame.remove();
  };
  const writeAnew = ({ contentDocument }: HTMLIFrameElement): void => {
    contentDocument?.open();
    contentDocument?.write('<body>anew');
    contentDocument?.close();
  };
  const all = async (when: string): Promise<void> => {
    const field = document.documentElement.appendChild(document.createElement('input'));
    await watch(`${when}, in the page`, field);
    field.remove();
    await inFrame(`${when}, in a frame`, () => {});
    await inFrame(`${when}, in a frame written anew`, writeAnew);
  };
  first(all('first'));
  return async () => {
    await all('last');
    return kept;
  };
};
