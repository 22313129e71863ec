/** The camera while a code is looked for: which one, its light, and why there is none. */

export type CameraFault = 'denied' | 'none' | 'busy';

export interface Camera {
  readonly stream: MediaStream;
  /** Cameras to choose from, with the names that the browser gives them. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** The one that runs. */
  readonly id: string;
  /** It looks at the person, so that its picture is shown as in a mirror. */
  readonly isMirror: boolean;
  /** Null for a camera without a light. */
  readonly light: ((isOn: boolean) => Promise<void>) | null;
  readonly end: () => void;
}

export class CameraError extends Error {
  readonly code: CameraFault;
  constructor(code: CameraFault) {
    super(code);
    this.code = code;
  }
}

/** @param id of the camera that is wanted; null for the one that looks away from the person, where there is one. @throws CameraError */
export const openCamera = async (id: string | null): Promise<Camera> => {
  const which: MediaTrackConstraints = id === null ? { facingMode: 'environment' } : { deviceId: { exact: id } };
  const video = { ...which, width: { ideal: 1_280 }, height: { ideal: 720 } };
  const stream = await navigator.mediaDevices.getUserMedia({ video }).catch((error: unknown) => {
    throw new CameraError(faultOf(error));
  });
  const [track] = stream.getVideoTracks();
  const settings = track?.getSettings() ?? {};
  const devices = await navigator.mediaDevices.enumerateDevices();
  const hasLight = track !== undefined && 'torch' in (track.getCapabilities?.() ?? {});
  return {
    stream,
    choices: devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }) => ({ id: deviceId, label })),
    id: settings.deviceId ?? '',
    isMirror: settings.facingMode !== 'environment',
    light: hasLight ? (torch) => track.applyConstraints({ advanced: [{ torch } as MediaTrackConstraintSet] }) : null,
    end: () => {
      for (const each of stream.getTracks()) each.stop();
    },
  };
};

const faults: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

const faultOf = (error: unknown): CameraFault => faults[error instanceof Error ? error.name : ''] ?? 'none';
