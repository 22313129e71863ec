/** The requests of calls: what the window of a call may ask. It alone has the microphone, the camera and the connection; keys stay in the background. */
import type { CallState, CallTransport } from './call-types.ts';
import type { SendOutcome } from './thread-types.ts';

type Nothing = Record<never, never>;
type OfCall = { readonly call: string };

export interface CallContract {
  /** Opens the window of a call to the contact of the tab's thread. Nothing is sent yet. */
  'call.open': { from: 'window'; params: { readonly tabId: number; readonly video: boolean }; result: Nothing };
  'call.state': { from: 'window'; params: OfCall; result: CallState };
  /** Sends the offer of a call that is `new`: it rings on the other side when their page shows the thread. */
  'call.offer': { from: 'window'; params: OfCall & { readonly transport: CallTransport }; result: SendOutcome };
  /** Answers a call that rings here. */
  'call.answer': { from: 'window'; params: OfCall & { readonly transport: CallTransport }; result: SendOutcome };
  /**
   * It is over. Who lets it ring no longer is told by a message of the thread; anything else both sides know by their connection.
   * `seconds`: how long both were connected; null where they never were.
   */
  'call.end': { from: 'window'; params: OfCall & { readonly seconds: number | null }; result: Nothing };
  /** What the caller reveals over the connection when both sides have sent their transports: the nonce that the offer committed to, in hex. */
  'call.reveal': { from: 'window'; params: OfCall; result: { readonly nonce: string } };
  /** Six digits to be compared aloud. `nonce`: what the caller revealed; null for the caller, who knows it. */
  'call.digits': {
    from: 'window';
    params: OfCall & { readonly nonce: string | null };
    result: { readonly digits: string };
  };
}
