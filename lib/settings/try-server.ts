/** Asks a server for a way, as a call would, and tells nobody what came of it. */
import { type CallSettings, isRelay, serversOf } from '../rpc/call-settings.ts';

/** A server that answers at all does so long before. Milliseconds. */
const LONGEST_MS = 5_000;

/** Does it say how this computer is seen, or offer to carry calls? */
export const answers = async (settings: CallSettings): Promise<boolean> => {
  const wanted = isRelay(settings.server) ? 'relay' : 'srflx';
  const peer = new RTCPeerConnection({ iceServers: [...serversOf(settings)] });
  try {
    peer.createDataChannel('sotto');
    const found = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), LONGEST_MS);
      peer.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve(false);
        else if (candidate.type === wanted) resolve(true);
      };
    });
    await peer.setLocalDescription();
    return await found;
  } finally {
    peer.close();
  }
};
