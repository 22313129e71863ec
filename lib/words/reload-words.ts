/** What stands over the message box of a page whose Sotto is gone: it was updated, switched off or removed. */
import { say } from './say.ts';
export const gone = say('reload_gone');
export const reloadLabel = say('reload_label');
