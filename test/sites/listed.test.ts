// @vitest-environment happy-dom
/** An adapter that is made of a list of selectors: what it finds, and what it leaves. */
import { beforeEach, expect, test } from 'vitest';
import { discordList } from '../../lib/sites/discord/list.ts';
import { linkedinList } from '../../lib/sites/linkedin/list.ts';
import { listedAdapter } from '../../lib/sites/listed.ts';
import { slackList } from '../../lib/sites/slack/list.ts';

beforeEach(() => {
  document.body.innerHTML = `
    <div class="msg-s-message-list"><ul>
      <li class="msg-s-message-list__event"><p class="msg-s-event-listitem__body">one</p></li>
      <li class="msg-s-message-list__event"><time>today</time></li>
      <li class="msg-s-message-list__event"><p class="msg-s-event-listitem__body">two</p></li>
    </ul></div>
    <form class="msg-form">
      <div class="msg-form__contenteditable" contenteditable="true"></div>
      <button class="msg-form__send-button">Send</button><input name="querySelector">
    </form>`;
});

const adapter = () => listedAdapter(linkedinList)(document);

test('reads rows in order, and passes over what is no message', () => {
  expect(
    adapter()
      .rows()
      .map(({ text, sending }) => `${text.textContent} ${sending}`),
  ).toEqual(['one settled', 'two settled']);
  expect(adapter().content()?.localName).toBe('ul');
});

test('finds box, form and button, whatever the form calls its fields', () => {
  const { form, box, sendButton, sendsByEnter } = adapter();
  expect([form()?.className, box()?.className, sendButton()?.className, sendsByEnter]).toEqual([
    'msg-form',
    'msg-form__contenteditable',
    'msg-form__send-button',
    undefined,
  ]);
});

test('says where nothing is to be found', () => {
  document.body.innerHTML = '<p>Loading</p>';
  const { form, box, sendButton, scroller, content, rows, previews, ownHandle } = adapter();
  expect([form(), box(), sendButton(), scroller(), content(), ownHandle()]).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
  expect([rows(), previews()]).toEqual([[], []]);
});

const at = (address: string) => ({ location: new URL(address) }) as unknown as Document;

test.each([
  [linkedinList, 'https://www.linkedin.com/messaging/thread/2-ZjQ2YmE1NzctMmFhOC00MTRh/', '2-ZjQ2YmE1NzctMmFhOC00MTRh'],
  [linkedinList, 'https://www.linkedin.com/messaging/thread/new/extra', null],
  [linkedinList, 'https://www.linkedin.com/feed/', null],
  [slackList, 'https://app.slack.com/client/T02ABCDEF/D04GHIJKL', 'T02ABCDEF/D04GHIJKL'],
  [slackList, 'https://app.slack.com/client/T02ABCDEF/D04GHIJKL/thread/1', 'T02ABCDEF/D04GHIJKL'],
  [slackList, 'https://app.slack.com/client/T02ABCDEF/C04GHIJKL', null], // a channel
  [discordList, 'https://discord.com/channels/@me/1181929405261938729', '1181929405261938729'],
  [discordList, 'https://discord.com/channels/1181929405261938729/1181929405261938730', null], // a server
])('%s %s is the conversation %s', ({ conversation }, address, id) => {
  expect(conversation(at(address))).toBe(id);
});

test('accounts go by the conversation, and Enter sends where there is no button', () => {
  const discord = listedAdapter(discordList)(document);
  expect([discord.hasNoIds, discord.sendsByEnter]).toEqual([true, true]);
});
