/** Lets a frame of ours bind itself to the tab and thread that the page engine made it for. */
import { browserLanguage } from '../../words/formats.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../router.ts';

export const frameHandlers = ({ bindings }: Context): Pick<Handlers, 'frame.bind'> => ({
  'frame.bind': async (claim, sender) => {
    await bindings.bind(sender, claim);
    return { bound: true, language: browserLanguage() };
  },
});
