/**
 * The connection of a call: a data channel that two messages of the thread set up, and the sound and pictures that are agreed on over it. The caller
 * alone makes offers, so that two of them never meet.
 */
import type { CallTransport } from '../rpc/call-types.ts';
import { type LineMessage, readLineMessage } from './line-message.ts';
import { descriptionOf, transportOf, withConstantRate } from './sdp.ts';

/** Whoever looks for ways out of a network that answers nothing waits no longer. Milliseconds. */
const GATHERING_MS = 1_500;

export type LineState = 'connecting' | 'open' | 'interrupted' | 'lost';

interface LineParts {
  readonly role: 'caller' | 'callee';
  readonly servers: readonly RTCIceServer[];
  /** No address of this computer is told to the other side. */
  readonly isRelayOnly: boolean;
  readonly onState: (state: LineState) => void;
  readonly onMessage: (message: LineMessage) => void;
  /** A track of theirs: it may carry nothing yet. */
  readonly onTrack: (track: MediaStreamTrack) => void;
}

export class Line {
  readonly #parts: LineParts;
  readonly #peer: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  /** Candidates that were found before the channel was open. */
  #found: RTCIceCandidate[] = [];
  #ours: { readonly sound: MediaStreamTrack | null; readonly picture: MediaStreamTrack | null } = {
    sound: null,
    picture: null,
  };
  #senders: { readonly sound: RTCRtpSender; readonly picture: RTCRtpSender } | null = null;

  constructor(parts: LineParts) {
    this.#parts = parts;
    this.#peer = new RTCPeerConnection({
      iceServers: [...parts.servers],
      iceTransportPolicy: parts.isRelayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    });
    this.#channel = this.#peer.createDataChannel('sotto', { negotiated: true, id: 0 });
    this.#channel.onopen = () => this.#opened();
    this.#channel.onmessage = ({ data }) => void this.#hear(readLineMessage(data)).catch(() => this.#lost());
    this.#channel.onclose = () => this.#lost();
    this.#peer.onicecandidate = ({ candidate }) => {
      if (candidate !== null) this.#tell(candidate);
    };
    this.#peer.oniceconnectionstatechange = () => this.#stateChanged();
    this.#peer.ontrack = ({ track }) => parts.onTrack(track);
  }

  /** What the other side needs to know of us. @throws Error when the browser gives none */
  async offer(): Promise<CallTransport> {
    await this.#peer.setLocalDescription();
    return this.#transport();
  }

  /** Takes what the caller offered, and says what they need to know of us. */
  async answer(theirs: CallTransport): Promise<CallTransport> {
    await this.#peer.setRemoteDescription(descriptionOf(theirs, 'offer'));
    await this.#peer.setLocalDescription();
    return this.#transport();
  }

  async take(theirs: CallTransport): Promise<void> {
    await this.#peer.setRemoteDescription(descriptionOf(theirs, 'answer'));
  }

  /** What is sent from now on. */
  async show(sound: MediaStreamTrack | null, picture: MediaStreamTrack | null): Promise<void> {
    this.#ours = { sound, picture };
    await Promise.all([this.#senders?.sound.replaceTrack(sound), this.#senders?.picture.replaceTrack(picture)]);
  }

  /** Looks for another way when the one that was found is gone. It is agreed on as soon as anything goes through. */
  restart(): void {
    if (this.#parts.role === 'caller') void this.#propose(true).catch(() => this.#lost());
    else this.send({ kind: 'restart' });
  }

  send(message: LineMessage): void {
    if (this.#channel.readyState === 'open') this.#channel.send(JSON.stringify(message));
  }

  /** How well it goes: round trip in seconds and the part of packets that were lost; null while nobody knows. */
  async quality(): Promise<{ readonly roundTrip: number | null; readonly lost: number | null }> {
    let [roundTrip, lost, received]: [number | null, number, number] = [null, 0, 0];
    for (const stat of (await this.#peer.getStats()).values()) {
      if (stat.type === 'candidate-pair' && stat.nominated) roundTrip = stat.currentRoundTripTime ?? roundTrip;
      if (stat.type !== 'inbound-rtp') continue;
      lost += stat.packetsLost ?? 0;
      received += stat.packetsReceived ?? 0;
    }
    return { roundTrip, lost: received === 0 ? null : lost / (lost + received) };
  }

  close(): void {
    this.#channel.onclose = null;
    this.#peer.oniceconnectionstatechange = null;
    this.#peer.close();
  }

  async #transport(): Promise<CallTransport> {
    await gathered(this.#peer);
    const transport = transportOf(this.#peer.localDescription?.sdp ?? '');
    if (transport === null) throw new Error('the browser describes no transport');
    return transport;
  }

  #opened(): void {
    this.#parts.onState('open');
    for (const candidate of this.#found.splice(0)) this.#tell(candidate);
    if (this.#parts.role === 'caller') void this.#propose().catch(() => this.#lost());
  }

  /** Offers to send and receive one sound and one picture, whatever there is of them now: nothing has to be agreed on again later. */
  async #propose(isRestart = false): Promise<void> {
    if (this.#senders === null) {
      const add = (track: MediaStreamTrack | null, kind: 'audio' | 'video') =>
        this.#peer.addTransceiver(track ?? kind, { direction: 'sendrecv' }).sender;
      this.#senders = { sound: add(this.#ours.sound, 'audio'), picture: add(this.#ours.picture, 'video') };
    }
    if (isRestart) this.#peer.restartIce();
    await this.#peer.setLocalDescription();
    this.#describe();
  }

  #describe(): void {
    const { type, sdp } = this.#peer.localDescription ?? {};
    if (type === 'offer' || type === 'answer')
      this.send({ kind: 'description', type, sdp: withConstantRate(sdp ?? '') });
  }

  #tell(candidate: RTCIceCandidate): void {
    if (this.#channel.readyState !== 'open') this.#found.push(candidate);
    else
      this.send({
        kind: 'candidate',
        candidate: candidate.candidate,
        mid: candidate.sdpMid,
        index: candidate.sdpMLineIndex,
      });
  }

  async #hear(message: LineMessage | null): Promise<void> {
    if (message === null) return;
    const isCaller = this.#parts.role === 'caller';
    switch (message.kind) {
      case 'description':
        if ((message.type === 'answer') !== isCaller) return; // nobody offers to the caller
        await this.#peer.setRemoteDescription({ type: message.type, sdp: message.sdp });
        if (!isCaller) await this.#agree();
        return;
      case 'candidate':
        await this.#peer
          .addIceCandidate({ candidate: message.candidate, sdpMid: message.mid, sdpMLineIndex: message.index })
          .catch(() => {}); // of a transport that is gone, or a name that cannot be resolved here: others may do
        return;
      case 'restart':
        if (isCaller) await this.#propose(true);
        return;
      default:
        this.#parts.onMessage(message);
    }
  }

  /** To what the caller proposed. */
  async #agree(): Promise<void> {
    const [sound, picture] = ['audio', 'video'].map((kind) => {
      const found = this.#peer.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
      if (found !== undefined) found.direction = 'sendrecv';
      return found?.sender;
    });
    if (sound !== undefined && picture !== undefined) this.#senders = { sound, picture };
    await this.show(this.#ours.sound, this.#ours.picture);
    await this.#peer.setLocalDescription();
    this.#describe();
  }

  #stateChanged(): void {
    const { iceConnectionState } = this.#peer;
    if (iceConnectionState === 'disconnected') this.#parts.onState('interrupted');
    if (iceConnectionState === 'connected' && this.#channel.readyState === 'open') this.#parts.onState('open');
    if (iceConnectionState === 'failed') this.#lost();
  }

  #lost(): void {
    this.#parts.onState('lost');
  }
}

const gathered = (peer: RTCPeerConnection): Promise<void> =>
  new Promise((resolve) => {
    if (peer.iceGatheringState === 'complete') return resolve();
    const waiting = setTimeout(resolve, GATHERING_MS);
    peer.addEventListener('icegatheringstatechange', () => {
      if (peer.iceGatheringState !== 'complete') return;
      clearTimeout(waiting);
      resolve();
    });
  });
