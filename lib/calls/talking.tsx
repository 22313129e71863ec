/** Both sides while they talk: their picture, ours, and what can be done. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Remark, Status } from '../ui/notice.tsx';
import { callWords, sayDuration } from '../words/call-words.ts';
import type { Call, CallView } from './call.ts';
import { type Device, devicesNow } from './media.ts';

interface TalkingProps {
  readonly call: Call;
  readonly view: CallView;
  readonly who: string;
  /** Their key was checked: no digits need be compared. */
  readonly isVerified: boolean;
}

export function Talking({ call, view, who, isVerified }: TalkingProps) {
  const { phase, theirs, picture, own, sound, sight, since, isMuted, digits } = view;
  return (
    <div class="talking">
      <header class="talking-head">
        <h1>{callWords.titleFor(who)}</h1>
        <Duration since={since} />
      </header>
      <div class="pictures" data-theirs={theirs.picture} data-own={picture}>
        {sight === null ? null : <Video stream={sight} label={callWords.theirPicture(who)} of="theirs" />}
        {own === null ? null : <Video stream={own} label={callWords.ownPicture} of="own" />}
        {sound === null ? null : <Sound stream={sound} />}
      </div>
      <Status isBusy={phase === 'interrupted'}>{phase === 'interrupted' ? callWords.interrupted : null}</Status>
      {view.isWeak ? <Remark tone="wait">{callWords.weak}</Remark> : null}
      {theirs.isMuted ? <p class="soft small">{callWords.theirMute(who)}</p> : null}
      {isVerified || digits === null ? null : (
        <section class="digits" aria-labelledby="digits-what">
          <h2 id="digits-what">{callWords.digitsWhat}</h2>
          <p class="digits-shown" data-digits>
            {digits.slice(0, 3)} {digits.slice(3)}
          </p>
          <p class="soft small">{callWords.digitsTodo(who)}</p>
        </section>
      )}
      <div class="row">
        <Button act="mute" isPressed={isMuted} onClick={() => call.mute(!isMuted)}>
          {callWords.mute}
        </Button>
        <Button
          act="camera"
          isPressed={picture === 'camera'}
          onClick={() => void call.show(picture === 'camera' ? 'none' : 'camera')}
        >
          {callWords.camera}
        </Button>
        <Button
          act="share-screen"
          isPressed={picture === 'screen'}
          onClick={() => void call.show(picture === 'screen' ? 'none' : 'screen')}
        >
          {callWords.share}
        </Button>
        {theirs.picture !== 'none' && document.pictureInPictureEnabled ? (
          <Button act="apart" onClick={putApart}>
            {callWords.apart}
          </Button>
        ) : null}
        <Button act="hang-up" kind="danger" onClick={() => void call.end()}>
          {callWords.hangUp}
        </Button>
      </div>
      <Devices call={call} view={view} />
    </div>
  );
}

/** Their picture over other windows, and back. */
const putApart = (): void => {
  const shown = document.pictureInPictureElement;
  const video = document.querySelector<HTMLVideoElement>('.picture-theirs');
  const moved = shown === null ? video?.requestPictureInPicture() : document.exitPictureInPicture();
  void moved?.catch(() => {}); // nothing is drawn yet
};

/** Where there is something to choose. */
function Devices({ call, view: { devices, picture } }: Pick<TalkingProps, 'call' | 'view'>) {
  const [all, setAll] = useState<readonly Device[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the browser names cameras once one is open
  useEffect(() => {
    const look = (): void => void devicesNow().then(setAll, () => {});
    look();
    navigator.mediaDevices.addEventListener('devicechange', look);
    return () => navigator.mediaDevices.removeEventListener('devicechange', look);
  }, [picture]);
  return (
    <div class="row">
      {(['microphone', 'camera'] as const).map((of) => {
        const some = all.filter((device) => device.of === of);
        if (some.length < 2) return null;
        const options = some.map(({ id, label }) => ({ value: id, label }));
        const value = devices[of] ?? options[0]?.value ?? '';
        return (
          <SelectField
            key={of}
            name={of}
            label={callWords[of]}
            {...{ value, options }}
            onChange={(id) => void call.choose(of, id)}
          />
        );
      })}
    </div>
  );
}

interface VideoProps {
  readonly stream: MediaStream;
  readonly label: string;
  readonly of: 'theirs' | 'own';
}

function Video({ stream, label, of }: VideoProps) {
  const video = useStream<HTMLVideoElement>(stream);
  return <video ref={video} class={`picture picture-${of}`} aria-label={label} muted autoplay playsInline />;
}

/** Theirs alone: our own voice is not to be heard here. */
function Sound({ stream }: { readonly stream: MediaStream }) {
  // biome-ignore lint/a11y/useMediaCaption: nobody has written down what is said in a call
  return <audio ref={useStream<HTMLAudioElement>(stream)} autoplay />;
}

const useStream = <E extends HTMLMediaElement>(stream: MediaStream) => {
  const element = useRef<E>(null);
  useEffect(() => {
    if (element.current !== null) element.current.srcObject = stream;
  }, [stream]);
  return element;
};

/** Counts by itself: nothing else of the window changes each second. */
function Duration({ since }: { readonly since: number | null }) {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const counting = setInterval(() => setNow(performance.now()), 1_000);
    return () => clearInterval(counting);
  }, []);
  return (
    <p class="soft" role="timer">
      {since === null ? null : sayDuration(Math.max(0, Math.floor((now - since) / 1_000)))}
    </p>
  );
}
