/** How much more one message can carry: said when little is left, and how many it takes when one is not enough. */
import { sayLeft, sayNearlyFull, sayParts, saySplit } from '../words/composer-words.ts';

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

interface Carried {
  /** Bytes that one message carries. */
  readonly room: number;
  /** The same of each further one; null where a text must fit into one. */
  readonly further: number | null;
}

/**
 * Null while there is plenty: where one message carries little, until half of it is full.
 */
export const roomLeft = (text: string, { room, further }: Carried): RoomLeft | null => {
  const saidBelow = Math.min(SAID_BELOW, room / 2);
  if (text.length * 3 < room - saidBelow) return null; // no character has more bytes, by its length here
  const bytes = new TextEncoder().encode(text).length;
  const free = room - bytes;
  if (free >= saidBelow) return null;
  const parts = free >= 0 ? 1 : 1 + Math.ceil(-free / (further ?? room));
  return { left: Math.floor((free * text.length) / bytes), parts };
};

export function Room({ text, carried }: { readonly text: string; readonly carried: Carried }) {
  const room = roomLeft(text, carried);
  const sayMore = carried.further === null ? sayParts : saySplit;
  return (
    <>
      <p class="composer-room soft small" aria-hidden="true" data-room={room === null ? undefined : room.left}>
        {room === null ? '' : seen(room, sayMore)}
      </p>
      <p class="unseen" aria-live="polite">
        {room === null ? '' : spoken(room, sayMore)}
      </p>
    </>
  );
}

type SayMore = (parts: number) => string;

const seen = ({ left, parts }: RoomLeft, sayMore: SayMore): string => (parts > 1 ? sayMore(parts) : sayLeft(left));

const spoken = ({ left, parts }: RoomLeft, sayMore: SayMore): string => {
  const step = SPOKEN.find((most) => left <= most) ?? SAID_BELOW;
  return parts > 1 ? sayMore(parts) : sayNearlyFull(step);
};
