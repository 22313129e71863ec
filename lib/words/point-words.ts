/** What is said where a person points: in the popup, and in the page while they do. */
import type { PointWords } from '../rpc/pointed.ts';
import { say } from './say.ts';

/** For the page. None of it is about anybody. */
export const sayPointWords = (): PointWords => ({
  box: say('point_box'),
  message: say('point_message'),
  noBox: say('point_no_box'),
  noMessage: say('point_no_message'),
  keys: say('point_keys'),
  stop: say('point_stop'),
  done: say('point_done'),
  failed: say('point_failed'),
});

export const pointingWords = {
  act: say('point_act'),
  again: say('point_again'),
  started: say('point_started'),
  limitMeaning: say('point_limit_meaning'),
} as const;

/** Beside *Point again*: by what conversations are told apart. */
export const sayAddresses = (site: string): string => say('point_again_meaning', { site });

/** How long a message of a site may be, which the person says. */
export const sayLimit = (site: string): string => say('point_limit', { site });
export const sayCharacters = (count: number): string => say('manual_characters', { count });
