/** The plain sentence before an invitation, for a contact who has never heard of Sotto. */
import { say } from './say.ts';

/** Says what the letters and digits after it are. No link, so that no site takes it for an advertisement. */
export const defaultInvitationSentence = say('invitation_sentence');

/** Longest sentence in characters: with the longest invitation (1,840) and a space it stays within 2,000. */
export const maxInvitationSentence = 159;

/** Why a sentence of the person's own cannot stand before an invitation, or null when it can. Empty means the default. */
export const faultOfInvitationSentence = (sentence: string): string | null => {
  if (sentence.length > maxInvitationSentence) {
    return say('invitation_too_long', { most: maxInvitationSentence });
  }
  if (/[\r\n]/.test(sentence)) return say('invitation_one_line');
  if (/:\/\/|\bwww\./i.test(sentence)) return say('invitation_no_links');
  if (/sotto1/i.test(sentence)) return say('invitation_no_armor');
  return null;
};
