/** What our frames in a page are called, for those who do not see them. */
import { say } from './say.ts';

export const sayComposerFrame = (): string => say('frame_composer');
export const sayGlassFrame = (): string => say('frame_glass');
