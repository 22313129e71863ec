/** What stands in the site's own lists where it would show letters and digits. */
import { say } from './say.ts';

let protectedMessage: string | undefined;

/** In the place of a protected message in a preview or a quote. Asked for once: what was put there is taken back when Sotto is gone. */
export const sayProtectedMessage = (): string => {
  protectedMessage ??= say('preview_protected_message');
  return protectedMessage;
};
