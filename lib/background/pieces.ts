/** In which messages of a site a payload goes out: one, or several where it is longer than the site allows. Pure. */
import { unwrapArmor, wrapArmor } from '../core/armor/armor.ts';
import { splitPayload } from '../core/wire/parts.ts';
import type { OutboxRecord, SettingsRecord } from '../vault/records.ts';
import { sentenceAndArmor } from './invitation-text.ts';
import { bytesIn } from './site-room.ts';

/**
 * In order; the same for the same payload and length, however often it is asked for.
 * @param most characters of one message
 * @throws ProtocolError `bad-length` when it would take more than 64
 */
export const piecesOf = (
  { kind, armored }: Pick<OutboxRecord, 'kind' | 'armored'>,
  most: number,
  settings: SettingsRecord | undefined,
): readonly string[] => {
  const whole = kind === 'invitation' ? sentenceAndArmor(settings, armored) : armored;
  if (whole.length <= most) return [whole];
  if (armored.length <= most) return [armored];
  const payload = unwrapArmor(armored);
  return payload === null ? [] : splitPayload(payload, bytesIn(most)).map(wrapArmor);
};
