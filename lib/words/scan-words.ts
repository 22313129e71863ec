/** What is said while a code is looked for: with the camera, in a picture, on the screen. */
import { say } from './say.ts';

export const scanWords = {
  camera: say('scan_camera'),
  picture: say('scan_picture'),
  screen: say('scan_screen'),
  otherwise: say('scan_otherwise'),
  looking: say('scan_looking'),
  noCode: say('scan_no_code'),
  opening: say('scan_opening'),
  hold: say('scan_hold'),
  view: say('scan_view'),
  which: say('scan_which'),
  nth: (nth: number): string => say('scan_nth', { nth }),
  light: say('scan_light'),
  off: say('scan_off'),
} as const;

const cameraFaults = {
  denied: say('camera_fault_denied'),
  none: say('camera_fault_none'),
  busy: say('camera_fault_busy'),
} as const;

/** Why there is no camera, and what to do instead. */
export const sayCameraFault = (fault: keyof typeof cameraFaults): string => cameraFaults[fault];

const pictureFaults = {
  'no-picture': say('picture_fault_no_picture'),
  'too-large': say('picture_fault_too_large'),
  'no-screen': say('picture_fault_no_screen'),
} as const;

/** Why there is nothing to look at. */
export const sayPictureFault = (fault: keyof typeof pictureFaults): string => pictureFaults[fault];
