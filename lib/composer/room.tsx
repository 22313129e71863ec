/** How much more one message can carry: said when little is left, and how many it takes when one is not enough. */
import { sayLeft, sayNearlyFull, sayParts } from '../words/composer-words.ts';

/** From here on it is said. Bytes. */
const SAID_BELOW = 1_000;
/** A screen reader speaks at these only, not at each key. Characters. */
const SPOKEN = [50, 200, 500, SAID_BELOW] as const;

export interface RoomLeft {
  /** Characters like those of the text, about; below 0 when one message cannot carry it. */
  readonly left: number;
  /** Messages that it takes at least. */
  readonly parts: number;
}

/**
 * Null while there is plenty: where one message carries little, until half of it is full.
 * @param room bytes that one message carries
 */
export const roomLeft = (text: string, room: number): RoomLeft | null => {
  const saidBelow = Math.min(SAID_BELOW, room / 2);
  if (text.length * 3 < room - saidBelow) return null; // no character has more bytes, by its length here
  const bytes = new TextEncoder().encode(text).length;
  const free = room - bytes;
  if (free >= saidBelow) return null;
  return { left: Math.floor((free * text.length) / bytes), parts: Math.ceil(bytes / room) };
};

export function Room({ text, room: carried }: { readonly text: string; readonly room: number }) {
  const room = roomLeft(text, carried);
  return (
    <>
      <p class="composer-room soft small" aria-hidden="true" data-room={room === null ? undefined : room.left}>
        {room === null ? '' : seen(room)}
      </p>
      <p class="unseen" aria-live="polite">
        {room === null ? '' : spoken(room)}
      </p>
    </>
  );
}

const seen = ({ left, parts }: RoomLeft): string => (parts > 1 ? sayParts(parts) : sayLeft(left));

const spoken = ({ left, parts }: RoomLeft): string => {
  const step = SPOKEN.find((most) => left <= most) ?? SAID_BELOW;
  return parts > 1 ? sayParts(parts) : sayNearlyFull(step);
};
