/** LinkedIn's messaging: an editable element in a form, and a button that is there always and works when something is written. */
import { follow } from './chat.ts';
import { column, make, rowsIn } from './rows.ts';

const thread = /^\/messaging\/thread\/([^/]+)/.exec(location.pathname)?.[1];
if (thread === undefined) document.body.append('Choose a conversation.');
else {
  const list = make('ul', 'msg-s-message-list-content');
  const box = make('div', 'msg-form__contenteditable');
  box.contentEditable = 'true';
  box.role = 'textbox';
  box.style.cssText = 'flex: 1; min-height: 40px; border: 1px solid #999; padding: 8px; overflow-wrap: anywhere';
  const button = make('button', 'msg-form__send-button', 'Send') as HTMLButtonElement;
  button.disabled = true;
  const attach = make('button', 'msg-form__footer-action', 'Attach') as HTMLButtonElement;
  attach.type = 'button';
  const form = make('form', 'msg-form', attach, box, button) as HTMLFormElement;
  form.style.cssText = 'display: flex; gap: 8px; padding: 8px';
  column(make('div', 'msg-s-message-list', list), form);
  const chat = follow(
    thread,
    rowsIn(list, ({ id, from, text }, me) => {
      const body = make('p', 'msg-s-event-listitem__body', text);
      const item = make('div', `msg-s-event-listitem${from === me ? '' : ' msg-s-event-listitem--other'}`, body);
      item.dataset['eventUrn'] = `urn:li:msg_message:${id}`;
      return make('li', 'msg-s-message-list__event', make('b', '', from), item);
    }),
  );
  const written = (): string => (box.textContent ?? '').trim();
  box.addEventListener('input', () => {
    button.disabled = written() === '';
  });
  box.addEventListener('paste', (event) => {
    event.preventDefault();
    document.execCommand('insertText', false, event.clipboardData?.getData('text/plain') ?? '');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void chat.send(written()).then(() => {
      box.replaceChildren();
      button.disabled = true;
    });
  });
}
