/**
 * Tells the page engine how tall the composer wants to be: at once where it grows, a moment later where it shrinks. A box that was emptied by sending
 * would have the site's list laid out anew just when the site is about to be handed the message.
 */

/** About as long as a message is on its way to the site's box. */
const SHRINKS_AFTER_MS = 150;

interface Height {
  /** CSS pixels, at this width of the frame. */
  readonly height: number;
  readonly width: number;
}

/** Say as often as you like what it wants; it is told when that has changed. */
export const heightTeller = (tell: (wanted: Height) => void): ((wanted: Height) => void) => {
  let told: Height = { height: 0, width: Number.NaN };
  let shrinking: ReturnType<typeof setTimeout> | undefined;
  const say = (wanted: Height): void => {
    told = wanted;
    tell(wanted);
  };
  return (wanted) => {
    clearTimeout(shrinking);
    if (wanted.width === told.width && wanted.height === told.height) return;
    if (wanted.width === told.width && wanted.height < told.height)
      shrinking = setTimeout(() => say(wanted), SHRINKS_AFTER_MS);
    else say(wanted);
  };
};
