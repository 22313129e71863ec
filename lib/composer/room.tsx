/** How much more one message can carry: said when little is left, and how many it takes when one is not enough. */
import { MESSAGE_ROOM } from '../rpc/caps.ts';
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

/** Null while there is plenty. */
export const roomLeft = (text: string): RoomLeft | null => {
  if (text.length * 3 < MESSAGE_ROOM - SAID_BELOW) return null; // no character has more bytes, by its length here
  const bytes = new TextEncoder().encode(text).length;
  const free = MESSAGE_ROOM - bytes;
  if (free >= SAID_BELOW) return null;
  return { left: Math.floor((free * text.length) / bytes), parts: Math.ceil(bytes / MESSAGE_ROOM) };
};

export function Room({ text }: { readonly text: string }) {
  const room = roomLeft(text);
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
