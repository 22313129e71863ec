/** What a page gets to see of our words: names of frames, what stands in previews, and what stays when Sotto is gone. */
import type { PageWords } from '../rpc/page-words.ts';
import { say } from './say.ts';

export const sayPageWords = (): PageWords => ({
  composer: say('frame_composer'),
  glass: say('frame_glass'),
  protectedMessage: say('preview_protected_message'),
  gone: say('reload_gone'),
  reload: say('reload_label'),
});
