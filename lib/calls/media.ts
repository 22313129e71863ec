/** The microphone, the camera and the screen of this computer, and why there is none. */

export type MediaFault = 'denied' | 'none' | 'busy';

export class MediaError extends Error {
  readonly code: MediaFault;
  readonly of: Device['of'];
  constructor(of: Device['of'], code: MediaFault) {
    super(code);
    this.of = of;
    this.code = code;
  }
}

/** @param id of the one that is wanted; null for the browser's own choice. @throws MediaError */
export const openMicrophone = (id: string | null): Promise<MediaStreamTrack> =>
  open('microphone', { audio: { ...which(id), echoCancellation: true, noiseSuppression: true } });

/** @throws MediaError */
export const openCamera = (id: string | null): Promise<MediaStreamTrack> =>
  open('camera', { video: { ...which(id), width: { ideal: 1_280 }, height: { ideal: 720 } } });

/** Null when the person chose none. */
export const openScreen = async (): Promise<MediaStreamTrack | null> => {
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: true }).catch(() => null);
  return stream?.getVideoTracks()[0] ?? null;
};

export interface Device {
  readonly of: 'microphone' | 'camera';
  readonly id: string;
  /** As the browser calls it. */
  readonly label: string;
}

const kinds: Readonly<Record<string, Device['of']>> = { audioinput: 'microphone', videoinput: 'camera' };

/** Those that can be chosen. The browser names them while one of them is open. */
export const devicesNow = async (): Promise<readonly Device[]> =>
  (await navigator.mediaDevices.enumerateDevices()).flatMap(({ kind, deviceId, label }) => {
    const of = kinds[kind];
    return of === undefined || label === '' ? [] : [{ of, id: deviceId, label }];
  });

const which = (id: string | null): MediaTrackConstraints => (id === null ? {} : { deviceId: { exact: id } });

const open = async (of: Device['of'], wanted: MediaStreamConstraints): Promise<MediaStreamTrack> => {
  const stream = await navigator.mediaDevices.getUserMedia(wanted).catch((error: unknown) => {
    throw new MediaError(of, faults[error instanceof Error ? error.name : ''] ?? 'none');
  });
  const [track] = stream.getTracks();
  if (track === undefined) throw new MediaError(of, 'none');
  return track;
};

const faults: Readonly<Record<string, MediaFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};
