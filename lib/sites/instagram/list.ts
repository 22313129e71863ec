/**
 * What Instagram's direct messages are made of, as others' tools read them from February to May 2026. Its classes are drawn anew with each build and its
 * labels are in the person's language; the list grows upwards.
 */
import type { SiteList } from '../listed.ts';

export const instagramList: SiteList = {
  site: 'instagram',
  /** A group has a number, too. */
  conversation: ({ location: { pathname } }) => /^\/direct\/t\/(\d{5,40})\/?$/.exec(pathname)?.[1] ?? null,
  box: ['[role="textbox"][contenteditable="true"]'],
  /** A bubble. What it holds beside its text has no direction of its own. */
  row: '[role="presentation"]:has([dir="auto"])',
  text: '[dir="auto"]:not(:has([dir="auto"]))',
};
