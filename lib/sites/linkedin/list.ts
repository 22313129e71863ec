/** What LinkedIn's messaging is made of, as others' tools read it in 2026. Nobody here has seen it: what does not fit is left alone. */
import type { SiteList } from '../listed.ts';

export const linkedinList: SiteList = {
  site: 'linkedin',
  conversation: ({ location: { pathname } }) =>
    /^\/messaging\/thread\/([\w=:-]{1,120})\/?$/.exec(pathname)?.[1] ?? null,
  box: ['div.msg-form__contenteditable[contenteditable="true"]'],
  form: ['form.msg-form', 'form', '.msg-form'],
  sendButton: ['button.msg-form__send-button'],
  scroller: ['.msg-s-message-list'],
  row: 'li.msg-s-message-list__event',
  text: '.msg-s-event-listitem__body',
};
