/** What is said while a code is looked for: with the camera, in a picture, on the screen. */

export const scanWords = {
  camera: 'Use the camera',
  picture: 'Choose a picture',
  screen: 'Look on this screen',
  otherwise: 'A picture can be dropped or pasted here, too. It is looked at on this computer and nowhere else.',
  looking: 'Looking for a code…',
  noCode: 'No code was found in it. The whole code must be in the picture, sharp, and with a light margin around it.',
  opening: 'Opening the camera. The browser may ask whether Sotto may use it.',
  hold: 'Hold the other screen in front of the camera until the code is found.',
  view: 'What the camera sees',
  which: 'Camera',
  nth: (nth: number): string => `Camera ${nth}`,
  light: 'Light',
  off: 'Close the camera',
} as const;

const cameraFaults = {
  denied:
    'The browser does not let Sotto use the camera. Allow it beside the address of this window, or choose a picture.',
  none: 'There is no camera here. Take a picture of the code with a phone and choose it, or read the safety number aloud.',
  busy: 'The camera is in use elsewhere. Close what uses it, and try again.',
} as const;

/** Why there is no camera, and what to do instead. */
export const sayCameraFault = (fault: keyof typeof cameraFaults): string => cameraFaults[fault];

const pictureFaults = {
  'no-picture': 'That is no picture that the browser can open.',
  'too-large': 'That picture is larger than 32 MB. Take a smaller one.',
  'no-screen': 'No screen or window was chosen.',
} as const;

/** Why there is nothing to look at. */
export const sayPictureFault = (fault: keyof typeof pictureFaults): string => pictureFaults[fault];
