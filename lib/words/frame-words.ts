/** What our frames in a page are called, for those who do not see them. */
import { say } from './say.ts';

export const composerFrame = say('frame_composer');
export const glassFrame = say('frame_glass');
