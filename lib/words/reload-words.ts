/** What stands over the message box of a page whose Sotto is gone: it was updated, switched off or removed. */
import { say } from './say.ts';

export interface ReloadWords {
  readonly gone: string;
  readonly reload: string;
}

/** To be asked for in time: when Sotto is gone, nobody answers. */
export const reloadWords = (): ReloadWords => ({ gone: say('reload_gone'), reload: say('reload_label') });
