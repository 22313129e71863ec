/** The plain sentence before an invitation, for a contact who has never heard of Sotto. */

/** Says what the letters and digits after it are. No link, so that no site takes it for an advertisement. */
export const defaultInvitationSentence =
  'I would like to keep our messages private with the browser extension Sotto; the letters and digits that follow are my invitation:';

/** Longest sentence in characters: with the longest invitation (1,840) and a space it stays within 2,000. */
export const maxInvitationSentence = 159;

/** Why a sentence of the person's own cannot stand before an invitation, or null when it can. Empty means the default. */
export const faultOfInvitationSentence = (sentence: string): string | null => {
  if (sentence.length > maxInvitationSentence) {
    return `This sentence is too long: at most ${maxInvitationSentence} characters.`;
  }
  if (/[\r\n]/.test(sentence)) return 'Write the sentence on one line.';
  if (/:\/\/|\bwww\./i.test(sentence)) return 'Leave links out: sites take a message with a link for an advertisement.';
  if (/sotto1/i.test(sentence)) return 'Leave out “Sotto1”: encrypted text begins with it.';
  return null;
};
