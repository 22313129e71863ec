/** What stands in the site's own lists where it would show letters and digits. */
import { say } from './say.ts';

/** In the place of a protected message in a preview or a quote. */
export const protectedMessage = say('preview_protected_message');
