/** What windows and background say to each other of a call. Shapes only. */

/** An ICE candidate. `hex` is the address: 4 bytes of IPv4, 16 of IPv6, or the 16 of the UUID in a `.local` name. */
export interface CallCandidate {
  readonly type: 'host' | 'srflx' | 'relay';
  /** `tcp` is passive. */
  readonly protocol: 'udp' | 'tcp';
  readonly address: { readonly kind: 'ip4' | 'ip6' | 'local'; readonly hex: string };
  readonly port: number;
}

/** How one side of a call is reached. What else stands in a session description is the same in every call. */
export interface CallTransport {
  /** SHA-256 of the DTLS certificate, in hex. */
  readonly fingerprint: string;
  readonly ufrag: string;
  readonly password: string;
  /** The best first. */
  readonly candidates: readonly CallCandidate[];
}

/** Why a call is over. `crossed`: both called each other, and the other call goes on. */
export type CallOver = 'declined' | 'cancelled' | 'missed' | 'talked' | 'failed' | 'crossed';

/** The same, or that it did not ring. As its line in the thread says it. */
export type CallLineOver = CallOver | 'silent';

/** How a call stands, as its window sees it. */
export interface CallState {
  /** The contact as the person knows it; null when the page never named one. */
  readonly name: string | null;
  readonly site: string;
  /** Their key was checked: no digits need be compared. */
  readonly isVerified: boolean;
  readonly role: 'caller' | 'callee';
  /** `new`: nothing was sent. `offered`: it rings over there. `ringing`: it rings here. `answered`: both transports are known. */
  readonly stage: 'new' | 'offered' | 'ringing' | 'answered' | 'over';
  /** The person, here or there, asked for pictures when the call began. */
  readonly video: boolean;
  /** What the other side sent; null until it did. */
  readonly theirs: CallTransport | null;
  /** Unix seconds until which it can be answered; null before it was offered. */
  readonly until: number | null;
  readonly over: CallOver | null;
  /** With `crossed`: the call that goes on. */
  readonly goesOnAs?: string;
}
