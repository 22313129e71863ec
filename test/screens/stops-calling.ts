/** Stops of a call out of the thread: asked, rung, talked and over. */
import { letsRing } from '../support/calling.ts';
import type { Cast } from './cast.ts';
import type { Stop } from './reaching.ts';

/** What Alice has open beside the window that is seen. */
const windows = new WeakMap<Cast, { close(): Promise<void> }[]>();

export const calling: readonly Stop[] = [
  {
    name: 'call-asking',
    shows: 'Before a call: nothing has left yet.',
    reach: async (cast) => {
      await letsRing(cast.bob);
      await cast.popup(cast.alice, '[data-act=call]');
      await cast.open.click('[data-act=call]');
      const asking = await cast.alice.openedWindow('call.html');
      await cast.open.close();
      cast.take(asking);
      return cast.again('main[data-call=asking]');
    },
  },
  {
    name: 'call-ringing',
    shows: 'It rings at the other side.',
    reach: async (cast) => {
      await cast.open.click('[data-act=start-video]');
      windows.set(cast, [cast.open]);
      cast.take(await cast.bob.openedWindow('call.html'));
      return cast.again('main[data-call=ringing]');
    },
  },
  {
    name: 'call-talking',
    shows: 'A call, with digits to compare while nobody was verified.',
    reach: async (cast) => {
      await cast.open.click('[data-act=accept-call]');
      await cast.open.waitFor('main[data-call=talking] [data-theirs=camera]');
      await cast.open.evaluate(
        () =>
          new Promise((resolve) => {
            const look = (): unknown => {
              const { videoWidth = 0 } = document.querySelector<HTMLVideoElement>('.picture-theirs') ?? {};
              return videoWidth > 2 ? resolve(null) : requestAnimationFrame(look);
            };
            look();
          }),
      );
      return cast.again('[data-digits]');
    },
  },
  {
    name: 'call-over',
    shows: 'A call has ended.',
    reach: async (cast) => {
      await cast.open.click('[data-act=hang-up]');
      for (const window of windows.get(cast) ?? []) await window.close();
      return cast.again('main[data-call=over]');
    },
  },
];
