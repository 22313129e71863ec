/** Lets a frame of ours bind itself to the tab and thread that the page engine made it for. */
import { browserLanguage } from '../../words/formats.ts';
import type { Context } from '../context.ts';
import type { Handlers } from '../router.ts';
import { rowsFor } from './glass.ts';

/** So many rows come with the binding of a glass: what is on the screen when a thread is opened. */
const FIRST_ROWS = 64;

export const frameHandlers = (context: Context): Pick<Handlers, 'frame.bind'> => ({
  'frame.bind': async (claim, sender) => {
    const binding = await context.bindings.bind(sender, claim);
    const language = browserLanguage();
    if (binding.frame !== 'glass') return { language, recent: [], rows: [] };
    const recent = await context.recent.of(binding.ref);
    const first = { armored: recent.slice(-FIRST_ROWS), shown: false };
    // What cannot be read now is asked for by the glass, which is bound all the same.
    return { language, recent, rows: await rowsFor(context, binding, first).catch(() => []) };
  },
});
