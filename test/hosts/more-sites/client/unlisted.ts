/**
 * A chat that no list was made of: names of classes as builders draw them, a search field before the box, names and times beside the texts, and buttons
 * that would send something else. It notes what the person does to it. Its list scrolls, or with `scrolls=page` in the address the page as a whole.
 */
import type { StandInMessage } from '../server.ts';
import { follow } from './chat.ts';
import { column, make, rowsIn } from './rows.ts';

/** Presses and keys that reached the page. */
const heard: string[] = [];
Object.assign(window, { heard });
for (const type of ['pointerdown', 'click', 'keydown', 'keyup', 'input'])
  window.addEventListener(type, (event) => event.isTrusted && heard.push(type), true);

const room = /^\/rooms\/([^/]+)/.exec(location.pathname)?.[1];
if (room === undefined) document.body.append('Choose a conversation.');
else {
  const list = make('div', 'sc-hKgILt eQzWfs');
  const box = make('textarea', 'sc-jSMfEi kNdBvy') as HTMLTextAreaElement;
  box.placeholder = `Message ${room}`;
  box.style.cssText = 'flex: 1; min-height: 40px';
  const attach = make('button', 'sc-gsnTZi hRtPqw', 'Attach') as HTMLButtonElement;
  attach.type = 'button';
  const send = make('button', 'sc-dkzDqf bLmXcz', 'Send') as HTMLButtonElement;
  const form = make('form', 'sc-bczRLJ gHjKlm', attach, box, send);
  form.style.cssText = 'display: flex; gap: 8px; padding: 8px';
  const search = make('input', 'sc-papXJ wErTyu') as HTMLInputElement;
  search.placeholder = 'Search';
  const footer = make('footer', 'sc-crXcEl zXcVbn', form);
  const isPage = new URLSearchParams(location.search).get('scrolls') === 'page';
  if (isPage) {
    footer.style.cssText = 'position: sticky; bottom: 0; background: white';
    list.style.overflowWrap = 'anywhere';
    document.body.append(make('main', '', list, footer));
  } else column(list, footer);
  const header = make('header', 'sc-ftvSup pOiUyt', make('h1', '', 'Rooms'), search);
  header.style.cssText = 'display: flex; gap: 8px; padding: 8px';
  document.querySelector('main')?.prepend(header);
  const row = ({ from, text }: StandInMessage, me: string): HTMLElement => {
    const [name, time, said] = [make('b', '', from), make('time', 'sc-kDDrLX', '10:00'), make('div', 'sc-evZas', text)];
    name.className = 'sc-iBkjds';
    said.classList.add(from === me ? 'cMpQrs' : 'dNtUvw');
    return make('div', `sc-iqcoie ${from === me ? 'fGhIjk' : 'aBcDef'}`, name, time, said);
  };
  const draw = rowsIn(list, row);
  const chat = follow(room, (messages, me) => {
    draw(messages, me);
    if (isPage) document.documentElement.scrollTop = document.documentElement.scrollHeight;
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (box.value === '') return;
    void chat.send(box.value).then(() => {
      box.value = '';
    });
  });
}
