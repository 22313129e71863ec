/**
 * Puts armored text into the site's own box and sends it the way a person would: exactly that text, or nothing.
 * Knows no plaintext: what it is given has been encrypted and committed already.
 */

import type { ErrorCode } from '../rpc/errors.ts';
import type { InsertOutcome } from '../rpc/page-contract.ts';
import type { Adapter, Box } from '../sites/adapter.ts';
import { emptyBox, fillBox, holdsExactly, isEmpty, takeOut, type Visit } from './box.ts';
import { rowReader, type SeenRow } from './rows.ts';
import { waitFor } from './wait.ts';

/** A thread that is opening has no form and no list yet; one that has none for longer is not understood. */
const LAYOUT_WAIT_MS = 2_500;
const BUTTON_WAIT_MS = 1_000;
const ROW_WAIT_MS = 15_000;

interface Order {
  /** The whole message: a plain sentence may stand before the armor of an invitation. */
  readonly text: string;
  readonly armored: string;
  /** Still the same thread? Asked again right before the button is pressed. */
  readonly isHere: () => boolean;
  /** How a box that cannot be filled without it gets the focus. */
  readonly visit: Visit;
}

/** Insertions that are under way: what stands in the box meanwhile is ours. */
let underWay = 0;

export const isInserting = (): boolean => underWay > 0;

/**
 * Sends `text` through the site's form. On any doubt the box is emptied of ours, nothing is sent, and the code says why.
 * `page/not-seen` is the one outcome that leaves open whether the site took it: asking again answers `already-there` if so.
 */
export const insertAndSend = async (adapter: Adapter, order: Order): Promise<InsertOutcome> => {
  underWay += 1;
  try {
    return await insert(adapter, order);
  } finally {
    underWay -= 1;
  }
};

/** Nothing of the person's stands in the box: nothing at all, or what the site puts there by itself when an answer is begun. */
export const isFree = ({ answering }: Pick<Adapter, 'answering'>, box: Box): boolean =>
  isEmpty(box) || (answering !== undefined && answering.front() !== null);

const insert = async (adapter: Adapter, order: Order): Promise<InsertOutcome> => {
  const box = await waitFor(() => boxOf(adapter), LAYOUT_WAIT_MS);
  if (!order.isHere()) return refused('page/other-thread');
  if (rowsWith(adapter, order.armored).some((row) => row.sending !== 'failed')) return { kind: 'already-there' };
  if (box === null) return refused('page/layout');
  if (!isFree(adapter, box)) return refused('page/box-not-empty');
  if (!isEmpty(box)) await emptyBox(box, order.visit);

  const front = await frontOf(adapter);
  if (front !== null) return putAndSend(adapter, box, { ...order, text: `${front}${order.text}` });
  if (!isEmpty(box)) await emptyBox(box, order.visit); // it was empty before
  return refused('page/layout');
};

const putAndSend = async (adapter: Adapter, box: Box, order: Order): Promise<InsertOutcome> => {
  const { text, armored, visit } = order;
  const failedBefore = rowsWith(adapter, armored).length;
  await fillBox(box, text, visit);
  const isExact = (): boolean => holdsExactly(box, text);
  const button = await waitFor(() => (isExact() ? senderOf(adapter, box) : null), BUTTON_WAIT_MS);
  const doubt = doubtOf(adapter, order, adapter.box() === box && isExact(), button);
  if (doubt !== null || button === null) {
    await takeOut(box, text, visit);
    return refused(doubt ?? 'page/layout');
  }
  if (button === box) pressEnter(box);
  else button.click();
  if (await isSeen(adapter, armored, failedBefore)) return { kind: 'sent' };
  await takeOut(box, text, visit);
  return refused('page/not-seen');
};

/** The site shows it as sent, in time, and not as one more that failed. */
const isSeen = async (adapter: Adapter, armored: string, failedBefore: number): Promise<boolean> => {
  const seen = await waitFor(() => {
    const rows = rowsWith(adapter, armored);
    if (rows.filter((row) => row.sending === 'failed').length > failedBefore) return 'failed' as const;
    return boxIsEmpty(adapter) && rows.some((row) => row.sending === 'settled') ? ('sent' as const) : null;
  }, ROW_WAIT_MS);
  return seen === 'sent';
};

/** Why nothing is to be sent, asked last of all before it is. */
const doubtOf = (adapter: Adapter, order: Order, isExact: boolean, button: HTMLElement | null): ErrorCode | null => {
  if (!isExact) return 'page/not-exact';
  if (button === null || !button.isConnected || adapter.answering?.isDirect() === false) return 'page/layout';
  return order.isHere() ? null : 'page/other-thread';
};

/** What the site puts before the words of an answer; nothing where messages are none. Null where no answer could be begun. */
const frontOf = async ({ answering }: Adapter): Promise<string | null> => {
  if (answering === undefined) return '';
  return answering.begin() ? waitFor(() => answering.front(), LAYOUT_WAIT_MS) : null;
};

const refused = (code: ErrorCode): InsertOutcome => ({ kind: 'refused', code });

/** What sends: the button, or the box itself where the site has none. */
const senderOf = (adapter: Adapter, box: Box): HTMLElement | null =>
  adapter.sendsByEnter ? box : adapter.sendButton();

/** As a person would in the box; every editor of the lab takes it without the focus. */
const pressEnter = (box: Box): void => {
  const enter = { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true };
  for (const type of ['keydown', 'keypress', 'keyup']) box.dispatchEvent(new KeyboardEvent(type, enter));
};

/** The site's box, once all of what is needed around it is there. */
const boxOf = (adapter: Adapter): Box | null =>
  adapter.form() === null || adapter.scroller() === null ? null : adapter.box();

const read = rowReader();

const rowsWith = (adapter: Adapter, armored: string): readonly SeenRow[] =>
  read(adapter.rows()).filter((row) => row.armored === armored);

const boxIsEmpty = (adapter: Adapter): boolean => {
  const box = adapter.box();
  return box !== null && isEmpty(box);
};
