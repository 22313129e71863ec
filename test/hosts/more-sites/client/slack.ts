/** Slack's client: Quill in a form-like element, and a button that sends. Enter leaves a draft behind. */
import Quill from 'quill';
import { follow } from './chat.ts';
import { column, make, rowsIn } from './rows.ts';

const conversation = /^\/client\/(T\w+\/D\w+)/.exec(location.pathname)?.[1];
if (conversation === undefined) document.body.append('Choose a conversation.');
else {
  const list = make('div', 'c-virtual_list__scroll_container');
  const place = make('div', '');
  place.style.cssText = 'flex: 1';
  const button = make('button', '', 'Send') as HTMLButtonElement;
  button.dataset['qa'] = 'texty_send_button';
  const form = make('div', '', place, button);
  form.dataset['qa'] = 'message_input';
  form.style.cssText = 'display: flex; gap: 8px; padding: 8px; min-height: 48px; border-top: 1px solid #999';
  column(list, form);
  const editor = new Quill(place);
  const chat = follow(
    conversation,
    rowsIn(list, ({ from, text }) => {
      const message = make('div', 'p-rich_text_section', text);
      message.dataset['qa'] = 'message-text';
      const row = make('div', 'c-message_kit__background', make('b', '', from), message);
      row.dataset['qa'] = 'message_container';
      return row;
    }),
  );
  button.addEventListener('click', () => {
    const text = editor.getText().trim();
    if (text !== '') void chat.send(text).then(() => editor.setText(''));
  });
}
