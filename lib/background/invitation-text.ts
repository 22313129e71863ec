/** The plain sentence before an invitation. It must never be taken for armor, nor change where the armor begins. */
import { findArmor } from '../core/armor/find.ts';
import type { SettingsRecord } from '../vault/records.ts';
import { defaultInvitationSentence, faultOfInvitationSentence } from '../words/invitation-sentence.ts';

/** May this sentence stand before an invitation? Empty stands for the default. */
export const isUsableSentence = (sentence: string): boolean => faultOfInvitationSentence(sentence) === null;

/** What is sent as an invitation: a plain sentence for whoever has no Sotto, and the armor. */
export const sentenceAndArmor = (settings: SettingsRecord | undefined, armored: string): string =>
  `${sentenceBefore(settings, armored)} ${armored}`;

/** The person's own sentence, or the default when there is none or it would blur the armor after it. */
const sentenceBefore = (settings: SettingsRecord | undefined, armored: string): string => {
  const own = settings?.invitationSentence.trim() ?? '';
  if (own === '' || !isUsableSentence(own)) return defaultInvitationSentence;
  const [found, ...more] = findArmor(`${own} ${armored}`);
  const isClear = found?.kind === 'whole' && found.armored === armored && more.length === 0;
  return isClear ? own : defaultInvitationSentence;
};
