/**
 * Two instances of Mastodon, one for each of the two. A post of Alice's to Bob alone stands in the page of that post, with what was answered to it; the
 * page scrolls as a whole. The form is the one for all posts: what is to be an answer, and seen by nobody else, begins with *Reply*, which puts the contact's
 * address into the box. Otherwise it is public, and stands nowhere here.
 */
/** @jsxImportSource react */
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { StandInMessage } from '../server.ts';
import { type Chat, follow } from './chat.ts';

const homes: Readonly<Record<string, string>> = { alice: 'one.example', bob: 'two.example' };
const other = (who: string): string => (who === 'alice' ? 'bob' : 'alice');
/** As an instance writes it: without the host for its own people. */
const acct = (who: string): string => (homes[who] === location.host ? who : `${who}@${homes[who]}`);

const MOST = 500;
/** Hosts of accounts are not counted. */
const counted = (text: string): number => text.replaceAll(/(@\w+)@[\w.]+/g, '$1').length;

const Icon = ({ id }: { readonly id: string }) => (
  <svg className={`icon icon-${id}`} width="16" height="16" aria-hidden="true" />
);

/** The text as the site shows it: the address that it begins with becomes a link. */
const Content = ({ text }: { readonly text: string }) => {
  const [, who, said] = /^@(\w+)@[\w.]+(.*)$/s.exec(text) ?? [];
  return (
    <div className="status__content">
      <div
        className="status__content__text status__content__text--visible translate"
        style={{ overflowWrap: 'anywhere' }}
      >
        <p>
          {who === undefined ? null : (
            <span className="h-card">
              <a href={`/@${acct(who)}`} className="u-url mention" title={`@${acct(who)}`}>
                @<span>{who}</span>
              </a>
            </span>
          )}
          {said ?? text}
        </p>
      </div>
    </div>
  );
};

interface PostProps {
  readonly message: StandInMessage;
  readonly reply: (message: StandInMessage) => void;
}

const Answer = ({ message, reply }: PostProps) => (
  <div tabIndex={-1}>
    <div className="status__wrapper status__wrapper-direct status__wrapper-reply focusable">
      <div className="status__prepend">Private mention</div>
      <div className="status status-direct" data-id={message.id}>
        <div className="status__info">
          <a href={`/@${acct(message.from)}/${message.id}`} className="status__relative-time">
            now
          </a>
          <a href={`/@${acct(message.from)}`} title={acct(message.from)} className="status__display-name">
            {message.from}
          </a>
        </div>
        <Content text={message.text} />
        <div className="status__action-bar">
          <button type="button" className="status__action-bar__button icon-button" onClick={() => reply(message)}>
            <Icon id="reply-all" />
          </button>
          <button type="button" className="icon-button">
            <Icon id="ellipsis-h" />
          </button>
        </div>
      </div>
    </div>
  </div>
);

const Focused = ({ message, reply }: PostProps) => (
  <div tabIndex={-1}>
    <div className="focusable detailed-status__wrapper detailed-status__wrapper-direct">
      <div className="detailed-status">
        <a href={`/@${acct(message.from)}`} className="detailed-status__display-name">
          {message.from}
        </a>
        <Content text={message.text} />
      </div>
      <div className="detailed-status__action-bar">
        <div className="detailed-status__button">
          <button type="button" className="icon-button" onClick={() => reply(message)}>
            <Icon id="reply" />
          </button>
        </div>
      </div>
    </div>
  </div>
);

interface Draft {
  readonly text: string;
  readonly answers: string | null;
}

const EMPTY: Draft = { text: '', answers: null };

const Page = ({ chat, messages }: { readonly chat: Chat; readonly messages: readonly StandInMessage[] }) => {
  const [draft, setDraft] = useState(EMPTY);
  const [isSending, setSending] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const { text, answers } = draft;
  const canSend = !isSending && text.trim() !== '' && counted(text) <= MOST;
  useEffect(() => {
    if (answers !== null) area.current?.focus();
  }, [answers]);
  const reply = ({ id }: StandInMessage): void => {
    if (text.trim() !== '') throw new Error('the site would ask whether the draft may be lost');
    setDraft({ text: `@${acct(other(chat.me))} `, answers: id });
  };
  const submit = async (): Promise<void> => {
    if (!canSend) return;
    setSending(true);
    const isDirect = answers !== null && text.includes(`@${acct(other(chat.me))} `);
    await chat.send(isDirect ? text : `public: ${text}`);
    setSending(false);
    setDraft(EMPTY);
    area.current?.focus();
  };
  const shown = messages.filter((message) => !message.text.startsWith('public: '));
  return (
    <div style={{ display: 'flex', gap: 16, alignItems: 'start' }}>
      <div className="compose-panel" style={{ position: 'sticky', top: 0, width: 285, paddingTop: 120 }}>
        <div className="navigation-bar">
          <a href={`/@${chat.me}`} className="account__display-name">
            {chat.me}
          </a>
        </div>
        <form
          className="compose-form"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <button type="button" className="dropdown-button">
            <Icon id={answers === null ? 'globe' : 'at'} />
          </button>
          <textarea
            ref={area}
            className="autosuggest-textarea__textarea"
            style={{ width: '100%', minHeight: 100 }}
            value={text}
            disabled={isSending}
            onChange={({ target }) => setDraft({ ...draft, text: target.value })}
          />
          <button type="submit" className="button" disabled={!canSend}>
            Post
          </button>
        </form>
      </div>
      <div className="column" style={{ width: 560 }}>
        <div className="scrollable item-list">
          {shown.map((message, index) =>
            index === 0 ? (
              <Focused key={message.id} message={message} reply={reply} />
            ) : (
              <Answer key={message.id} message={message} reply={reply} />
            ),
          )}
        </div>
      </div>
    </div>
  );
};

const post = /^\/@[^/]+\/(\d+)$/.exec(location.pathname)?.[1];
const place = document.createElement('div');
place.id = 'mastodon';
const state = document.createElement('script');
state.id = 'initial-state';
state.type = 'application/json';
state.textContent = '{}';
document.body.append(state, place);

if (post === undefined) place.append('Home');
else {
  const root = createRoot(place);
  const first: StandInMessage = { id: post, conversation: post, from: 'alice', text: `@bob@${homes['bob']} Hello!` };
  const chat: Chat = follow(post, (messages) => {
    flushSync(() => root.render(<Page chat={chat} messages={[first, ...messages]} />));
  });
}
