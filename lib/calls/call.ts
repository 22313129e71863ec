/**
 * One call as its window lives through it: ties what the background knows of it to the microphone, the camera and the connection. Begins nothing by
 * itself: the person starts it, or accepts it.
 */
import { type CallSettings, serversOf } from '../rpc/call-settings.ts';
import type { CallState } from '../rpc/call-types.ts';
import type { Ask } from '../rpc/client.ts';
import type { SendOutcome } from '../rpc/thread-types.ts';
import { Line, type LineState } from './line.ts';
import type { LineMessage } from './line-message.ts';
import { type Device, openCamera, openMicrophone, openScreen } from './media.ts';

/** So often it is looked how well the connection goes. Milliseconds. */
const LOOK_MS = 3_000;
/** More of what was sent is missing, or it takes more seconds there and back: people notice. */
const WEAK = { lost: 0.05, roundTrip: 0.6 } as const;
/** A way that answers nothing for so long is given up for another one. Milliseconds. */
const RESTART_AFTER_MS = 3_000;
/** And the call, when none was found for so long. */
const GIVE_UP_AFTER_MS = 15_000;

export type Picture = 'none' | 'camera' | 'screen';

export interface CallView {
  readonly phase: 'idle' | 'opening' | 'sending' | 'waiting' | 'connecting' | 'talking' | 'interrupted' | 'over';
  /** Why the last thing that was asked for could not be done. */
  readonly fault: unknown;
  readonly isMuted: boolean;
  readonly picture: Picture;
  readonly theirs: { readonly picture: Picture; readonly isMuted: boolean };
  /** The connection goes badly. */
  readonly isWeak: boolean;
  /** Which were chosen; null for the browser's own choice. */
  readonly devices: Readonly<Record<Device['of'], string | null>>;
  /** When both were connected, by `performance.now()`. */
  readonly since: number | null;
  /** Null until they are known. */
  readonly digits: string | null;
  /** What the person shows. */
  readonly own: MediaStream | null;
  /** What the other side sends: apart, for sound must not wait for a picture that may never come. */
  readonly sound: MediaStream | null;
  readonly sight: MediaStream | null;
}

interface CallParts {
  readonly id: string;
  readonly ask: Ask<'window'>;
  readonly role: CallState['role'];
  readonly settings: CallSettings;
  readonly changed: () => void;
}

export class Call {
  readonly #parts: CallParts;
  readonly #line: Line;
  #sound: MediaStreamTrack | null = null;
  #picture: MediaStreamTrack | null = null;
  #isTaken = false;
  #looking: ReturnType<typeof setInterval> | undefined;
  #restart: ReturnType<typeof setTimeout> | undefined;
  #givingUp: ReturnType<typeof setTimeout> | undefined;
  #view: CallView = {
    phase: 'idle',
    fault: null,
    isMuted: false,
    picture: 'none',
    theirs: { picture: 'none', isMuted: false },
    isWeak: false,
    devices: { microphone: null, camera: null },
    since: null,
    digits: null,
    own: null,
    sound: null,
    sight: null,
  };

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.#line = new Line({
      role: parts.role,
      servers: serversOf(parts.settings),
      isRelayOnly: parts.settings.isRelayOnly,
      onState: (state) => this.#lineChanged(state),
      onMessage: (message) => void this.#hear(message),
      onTrack: (track) => this.#set({ [track.kind === 'audio' ? 'sound' : 'sight']: new MediaStream([track]) }),
    });
  }

  get view(): CallView {
    return this.#view;
  }

  /** The person calls. */
  async start(withCamera: boolean): Promise<void> {
    await this.#begin(withCamera, async () => {
      const transport = await this.#line.offer();
      await this.#sent(this.#parts.ask('call.offer', { call: this.#parts.id, transport }));
      if (this.#view.phase === 'sending') this.#set({ phase: 'waiting' }); // the answer may have come already
    });
  }

  /** The person accepts. `state`: as it rings. */
  async accept({ theirs }: CallState, withCamera: boolean): Promise<void> {
    if (theirs === null) return;
    await this.#begin(withCamera, async () => {
      const transport = await this.#line.answer(theirs);
      this.#set({ phase: 'connecting' });
      await this.#sent(this.#parts.ask('call.answer', { call: this.#parts.id, transport }));
    });
  }

  /** How it stands by what the background knows: it was answered, or is over. */
  async heed({ role, stage, theirs }: CallState): Promise<void> {
    if (stage === 'over') this.#close();
    if (role !== 'caller' || stage !== 'answered' || theirs === null || this.#isTaken) return;
    this.#isTaken = true;
    this.#set({ phase: 'connecting' });
    await this.#line.take(theirs).catch((fault: unknown) => this.#fail(fault));
  }

  mute(isMuted: boolean): void {
    if (this.#sound !== null) this.#sound.enabled = !isMuted;
    this.#set({ isMuted });
    this.#tell();
  }

  /** Null when the person chose no screen: then all stays as it is. */
  async show(picture: Picture): Promise<void> {
    try {
      const track = await tracks[picture](this.#view.devices.camera);
      if (this.#isOver()) return track?.stop();
      if (picture === 'screen' && track === null) return;
      this.#picture?.stop();
      this.#picture = track;
      if (picture === 'screen') track?.addEventListener('ended', () => void this.show('none')); // the browser has a button of its own for that
      await this.#line.show(this.#sound, track);
      this.#set({ picture, own: track && new MediaStream([track]), fault: null });
      this.#tell();
    } catch (fault) {
      this.#set({ fault });
    }
  }

  /** Goes over to another microphone or camera. One that cannot be opened leaves all as it is. */
  async choose(of: Device['of'], id: string): Promise<void> {
    try {
      if (of === 'microphone') {
        const sound = await openMicrophone(id);
        sound.enabled = !this.#view.isMuted;
        this.#sound?.stop();
        this.#sound = sound;
        await this.#line.show(sound, this.#picture);
      }
      this.#set({ devices: { ...this.#view.devices, [of]: id }, fault: null });
      if (of === 'camera' && this.#view.picture === 'camera') await this.show('camera');
    } catch (fault) {
      this.#set({ fault });
    }
  }

  /** The person hangs up, declines, or no longer waits. */
  async end(): Promise<void> {
    const { since } = this.#view;
    const seconds = since === null ? null : Math.round((performance.now() - since) / 1_000);
    this.#line.send({ kind: 'end' });
    this.#close();
    await this.#parts.ask('call.end', { call: this.#parts.id, seconds }).catch(() => {}); // it ends here all the same
  }

  async #begin(withCamera: boolean, connect: () => Promise<void>): Promise<void> {
    if (this.#view.phase !== 'idle') return;
    this.#set({ phase: 'opening', fault: null });
    try {
      const sound = await openMicrophone(null);
      if (this.#isOver()) return sound.stop(); // the browser's question stood longer than the person waited
      this.#sound = sound;
      if (withCamera) await this.show('camera');
      await this.#line.show(this.#sound, this.#picture);
      if (this.#isOver()) return;
      this.#set({ phase: 'sending' });
      await connect();
    } catch (fault) {
      this.#fail(fault);
    }
  }

  async #sent(asked: Promise<SendOutcome>): Promise<void> {
    const outcome = await asked;
    if (outcome.kind === 'failed') throw outcome;
  }

  /** A call that cannot begin can be tried again while it still waits; one that had begun is over. */
  #fail(fault: unknown): void {
    if (this.#isOver()) return;
    this.#sound?.stop();
    this.#picture?.stop();
    const hadBegun = this.#view.phase !== 'opening';
    this.#set({ phase: 'idle', picture: 'none', own: null, fault });
    if (hadBegun) void this.end();
  }

  #lineChanged(state: LineState): void {
    this.#stopWaiting();
    if (this.#view.phase === 'over') return;
    switch (state) {
      case 'open':
        this.#set({ phase: 'talking', since: this.#view.since ?? performance.now() });
        this.#looking ??= setInterval(() => void this.#look(), LOOK_MS);
        this.#tell();
        void this.#reveal();
        return;
      case 'interrupted':
        this.#set({ phase: 'interrupted' });
        this.#restart = setTimeout(() => this.#line.restart(), RESTART_AFTER_MS);
        this.#givingUp = setTimeout(() => void this.end(), GIVE_UP_AFTER_MS);
        return;
      case 'lost':
        void this.end();
        return;
      case 'connecting':
    }
  }

  async #look(): Promise<void> {
    const { roundTrip, lost } = await this.#line.quality();
    const isWeak = (lost ?? 0) > WEAK.lost || (roundTrip ?? 0) > WEAK.roundTrip;
    if (isWeak !== this.#view.isWeak) this.#set({ isWeak });
  }

  async #hear(message: LineMessage): Promise<void> {
    if (message.kind === 'shows') {
      const { picture, isMuted } = message;
      this.#set({ theirs: { picture, isMuted } });
    }
    if (message.kind === 'nonce') await this.#compare(message.nonce);
    if (message.kind === 'end') await this.end();
  }

  /** The caller's turn to say what the offer was bound to: the answer is here, and nobody can choose theirs by it any more. */
  async #reveal(): Promise<void> {
    if (this.#parts.role !== 'caller' || this.#view.digits !== null) return;
    const { id, ask } = this.#parts;
    const { nonce } = await ask('call.reveal', { call: id });
    this.#line.send({ kind: 'nonce', nonce });
    await this.#compare(null);
  }

  async #compare(nonce: string | null): Promise<void> {
    try {
      this.#set({ digits: (await this.#parts.ask('call.digits', { call: this.#parts.id, nonce })).digits });
    } catch (fault) {
      this.#set({ fault });
    }
  }

  #tell(): void {
    const { picture, isMuted } = this.#view;
    this.#line.send({ kind: 'shows', picture, isMuted });
  }

  #isOver(): boolean {
    return this.#view.phase === 'over';
  }

  /** Whatever was waited for has come, or nothing will. */
  #stopWaiting(): void {
    clearTimeout(this.#restart);
    clearTimeout(this.#givingUp);
  }

  #close(): void {
    this.#stopWaiting();
    clearInterval(this.#looking);
    for (const track of [this.#sound, this.#picture]) track?.stop();
    this.#line.close();
    this.#set({ phase: 'over', own: null });
  }

  #set(changed: Partial<CallView>): void {
    this.#view = { ...this.#view, ...changed };
    this.#parts.changed();
  }
}

const tracks: Record<Picture, (camera: string | null) => Promise<MediaStreamTrack | null>> = {
  none: () => Promise.resolve(null),
  camera: openCamera,
  screen: openScreen,
};
