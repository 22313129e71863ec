/** What is said of calls: in their window, in the popup, and in the lines of the thread. */
import type { CallSettings } from '../rpc/call-settings.ts';
import type { CallOver, CallState } from '../rpc/call-types.ts';
import type { Author, GlassRow } from '../rpc/rows.ts';
import type { Said } from './glass-words.ts';
import { say } from './say.ts';
import { sayFailure } from './sentences.ts';

export const callWords = {
  title: say('call_title'),
  titleFor: (who: string): string => say('call_title_for', { name: who }),
  unnamed: say('contact_unnamed'),
  none: say('call_none'),
  act: say('call_act'),
  actVideo: say('call_act_video'),
  start: say('call_start'),
  startVideo: say('call_start_video'),
  accept: say('call_accept'),
  acceptVideo: say('call_accept_video'),
  decline: say('call_decline'),
  opening: say('call_opening'),
  sending: say('call_sending'),
  connecting: say('call_connecting'),
  cancel: say('call_cancel'),
  interrupted: say('call_interrupted'),
  mute: say('call_mute'),
  microphone: say('call_microphone'),
  camera: say('call_camera'),
  share: say('call_share'),
  apart: say('call_apart'),
  weak: say('call_weak'),
  hangUp: say('call_hang_up'),
  theirMute: (who: string): string => say('call_their_mute', { name: who }),
  theirPicture: (who: string): string => say('call_their_picture', { name: who }),
  ownPicture: say('call_own_picture'),
  digitsWhat: say('call_digits_what'),
  digitsTodo: (who: string): string => say('call_digits_todo', { name: who }),
  close: say('call_close'),
} as const;

export const callSettingsWords = {
  title: say('calls_title'),
  rings: say('calls_rings'),
  ringsMeaning: say('calls_rings_meaning'),
  server: say('calls_server'),
  serverMeaning: say('calls_server_meaning'),
  serverFault: say('calls_server_fault'),
  relayFault: say('calls_relay_fault'),
  user: say('calls_user'),
  password: say('calls_password'),
  relay: say('calls_relay'),
  tryIt: say('calls_try'),
  trying: say('calls_trying'),
  answers: say('calls_answers'),
  noAnswer: say('calls_no_answer'),
} as const;

export const sayRings = (who: string, isVideo: boolean): string =>
  isVideo ? say('call_rings_video', { name: who }) : say('call_rings', { name: who });

const ringers: Record<CallSettings['rings'], string> = {
  verified: say('calls_rings_verified'),
  protected: say('calls_rings_protected'),
  nobody: say('calls_rings_nobody'),
};

/** Whose calls ring. */
export const sayRingers = (rings: CallSettings['rings']): string => ringers[rings];

/** Who learns what by a call, before it begins. */
export const sayWhoLearns = (who: string, isRelayOnly: boolean): string =>
  isRelayOnly ? say('call_address_relay', { name: who }) : say('call_address', { name: who });

export const sayRingsThere = (who: string): string => say('call_rings_there', { name: who });

/** How it ended, for the caller and for whoever was called. */
const endings: Record<Exclude<CallOver, 'crossed'>, Record<CallState['role'], (who: string) => string>> = {
  declined: {
    caller: (who) => say('call_over_declined_there', { name: who }),
    callee: () => say('call_over_declined'),
  },
  cancelled: {
    caller: () => say('call_over_cancelled'),
    callee: (who) => say('call_over_cancelled_there', { name: who }),
  },
  missed: {
    caller: (who) => say('call_over_missed_there', { name: who }),
    callee: () => say('call_over_missed'),
  },
  talked: { caller: () => say('call_over_talked'), callee: () => say('call_over_talked') },
  failed: { caller: () => say('call_over_failed'), callee: () => say('call_over_failed') },
};

/** @param hadTalked both were connected: then it has ended, whatever the background has heard so far */
export const sayCallOver = ({ over, role }: CallState, hadTalked: boolean, who: string): string => {
  if (hadTalked || over === 'crossed') return say('call_over_talked');
  return endings[over ?? 'failed'][role](who);
};

const faults: Record<'microphone' | 'camera', Record<'denied' | 'none' | 'busy', string>> = {
  microphone: {
    denied: say('call_fault_microphone_denied'),
    none: say('call_fault_microphone_none'),
    busy: say('call_fault_microphone_busy'),
  },
  camera: {
    denied: say('call_fault_camera_denied'),
    none: say('call_fault_camera_none'),
    busy: say('call_fault_camera_busy'),
  },
};

type DeviceFault = { readonly of: keyof typeof faults; readonly code: 'denied' | 'none' | 'busy' };

const isDeviceFault = (fault: unknown): fault is DeviceFault =>
  typeof fault === 'object' && fault !== null && 'of' in fault;

/** Why what was asked for could not be done. */
export const sayCallFault = (fault: unknown): string =>
  isDeviceFault(fault) ? faults[fault.of][fault.code] : sayFailure(fault);

/** `3:05`. */
export const sayDuration = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

type CallRow = Extract<GlassRow, { card: 'call' }>;

/** The line of a call in the thread. */
export const sayCallLine = (row: CallRow): Said => {
  if (row.step === 'answer') return { what: say('call_line_answer'), todo: say('call_line_todo') };
  if (row.step === 'end') return { what: say('call_line_end'), todo: say('call_line_todo') };
  return { what: sayWhoCalled(row.author, row.name ?? say('contact_unnamed')), todo: sayHowItEnded(row) };
};

const sayWhoCalled = (author: Author, who: string): string =>
  author === 'us' ? say('call_line_by_us', { name: who }) : say('call_line_by_them', { name: who });

const sayHowItEnded = ({ over, seconds }: CallRow): string => {
  switch (over) {
    case 'talked':
      return say('call_line_talked', { time: sayDuration(seconds ?? 0) });
    case 'declined':
      return say('call_line_declined');
    case 'cancelled':
    case 'missed':
      return say('call_line_missed');
    case 'failed':
      return say('call_line_failed');
    case 'silent':
      return say('call_line_silent');
    default:
      return say('call_line_todo');
  }
};
