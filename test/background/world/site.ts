/** A site with one conversation: keeps what it is given, shows it to both sides, and can misbehave where a site can. */
import { findArmor } from '../../../lib/core/armor/find.ts';
import { partPlace } from '../../../lib/core/armor/part-place.ts';
import { rowJoiner } from '../../../lib/page/joined.ts';
import type { SeenRow } from '../../../lib/page/rows.ts';
import type { ErrorCode } from '../../../lib/rpc/errors.ts';
import type { InsertOutcome } from '../../../lib/rpc/page-contract.ts';
import type { ThreadRef } from '../../../lib/rpc/thread-types.ts';

export interface Posted {
  readonly from: string;
  readonly text: string;
}

/** Where the browser shows it, and Sotto's name for it. */
interface SitePlace {
  readonly name: string;
  readonly origin: string;
}

const x: SitePlace = { name: 'x', origin: 'https://x.com' };

export class Site {
  readonly place: SitePlace;
  readonly posted: Posted[] = [];
  /** Refuse the next sends with this code, without taking the text. */
  refusal: ErrorCode | null = null;
  /** Take the text, and then say that it was not seen. */
  losesAnswers = false;

  constructor(place = x) {
    this.place = place;
  }

  /** What a page engine does for `from` with text for this conversation. */
  take(from: string, { text, armored }: { readonly text: string; readonly armored: string }): InsertOutcome {
    if (this.armored().includes(armored)) return { kind: 'already-there' };
    if (this.refusal !== null) return { kind: 'refused', code: this.refusal };
    this.posted.push({ from, text });
    return this.losesAnswers ? { kind: 'refused', code: 'page/not-seen' } : { kind: 'sent' };
  }

  /** Armored texts in the order posted. */
  armored(): string[] {
    return this.posted.flatMap(({ text }) => findArmor(text).map((found) => found.armored));
  }

  /** What a page engine asks about: one text for each payload, also for those that came in parts. */
  shown(): string[] {
    const rows = this.armored().map(
      (armored) => ({ armored, part: partPlace(armored), sending: 'settled' }) as SeenRow,
    );
    return rowJoiner()(rows).rows.flatMap(({ armored }) => armored ?? []);
  }

  /** Everything the site ever saw, as one text to search. */
  everything(): string {
    return JSON.stringify(this.posted);
  }
}

/** The conversation of two accounts as one side's page names it. */
export const refOf = (
  ownId: string,
  peer: { readonly id: string; readonly handle: string },
  site: string,
): ThreadRef => {
  const [low, high] = [ownId, peer.id].sort((a, b) => Number(BigInt(a) - BigInt(b)));
  return { site, ownId, conversationId: `${low}-${high}`, peerId: peer.id, peerHandle: peer.handle };
};
