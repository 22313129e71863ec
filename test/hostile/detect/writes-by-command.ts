/** Writes into fields of its own by command, at once, in its page and in a new frame, and sees what arrives and which events tell of it. */
import type { Trick } from '../detection.ts';

export const writesByCommand: Trick = () => {
  const written: Record<string, string[]> = {};
  const write = (name: string, page: Document): void => {
    const field = page.createElement('textarea');
    (page.body ?? page.documentElement).append(field);
    const heard: string[] = [];
    for (const type of ['beforeinput', 'input', 'textInput', 'selectionchange', 'change'])
      page.defaultView?.addEventListener(type, ({ isTrusted }) => heard.push(`${type} ${isTrusted}`), true);
    field.focus();
    page.execCommand('insertText', false, 'by command');
    page.execCommand('undo');
    page.execCommand('insertText', false, 'once more');
    written[name] = [field.value, ...heard.filter((event) => !event.startsWith('selectionchange'))];
    field.remove();
  };
  const all = (when: string): void => {
    write(`${when}, in the page`, document);
    const frame = document.documentElement.appendChild(document.createElement('iframe'));
    if (frame.contentDocument !== null) write(`${when}, in a frame`, frame.contentDocument);
    frame.remove();
  };
  all('first');
  const { pushState } = history;
  history.pushState = function (...given) {
    pushState.apply(this, given);
    write('in a thread that opens', document);
  };
  return () => {
    all('last');
    return written;
  };
};
