/** Finds a code: with the camera, in a picture that is chosen, dropped or pasted, or on the screen. Says what it holds to who asked. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Alert, Status } from '../ui/notice.tsx';
import { sayCameraFault, sayPictureFault, scanWords } from '../words/scan-words.ts';
import { type Camera, CameraError, openCamera } from './camera.ts';
import { PictureError, pixelsOfFile, pixelsOfScreen, pixelsOfVideo } from './pictures.ts';
import { makeQrReader, type QrReader } from './qr-reader.ts';

/** Between two looks at the camera. */
const LOOK_MS = 120;

export interface ScanningProps {
  /** What stands in the code that was found. */
  readonly onFound: (text: string) => void;
  /** The check has an outcome already. */
  readonly isAgain: boolean;
  /** Another attempt begins. */
  readonly onBegin: () => void;
  readonly makeReader?: () => QrReader;
}

export function Scanning({ onFound, isAgain, onBegin, makeReader = makeQrReader }: ScanningProps) {
  const reader = useRef<QrReader | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const [isOn, setIsOn] = useState(false);
  const read = (image: ImageData): Promise<string | null> => {
    reader.current ??= makeReader();
    return reader.current.read(image);
  };
  useEffect(() => () => reader.current?.end(), []);

  const begin = (): void => {
    setFault(null);
    onBegin();
  };
  const lookIn = async (pixels: Promise<ImageData>): Promise<void> => {
    begin();
    setIsLooking(true);
    try {
      const text = await read(await pixels);
      if (text === null) setFault(scanWords.noCode);
      else onFound(text);
    } catch (error) {
      setFault(sayPictureFault(error instanceof PictureError ? error.code : 'no-picture'));
    } finally {
      setIsLooking(false);
    }
  };
  const take = (files: FileList | undefined | null): void => {
    const file = files?.[0];
    if (file !== undefined) void lookIn(pixelsOfFile(file));
  };
  usePasted(take);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a picture; the button beside does the same
    <div
      class="scanning"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files);
      }}
    >
      {isOn ? (
        <Viewfinder read={read} onFound={onFound} onEnd={() => setIsOn(false)} onFault={setFault} />
      ) : (
        <Button
          act="use-camera"
          kind={isAgain ? 'plain' : 'primary'}
          onClick={() => {
            begin();
            setIsOn(true);
          }}
        >
          {scanWords.camera}
        </Button>
      )}
      <div class="row">
        <label class="button button-plain">
          {scanWords.picture}
          <input
            class="unseen"
            type="file"
            name="picture"
            accept="image/*"
            onChange={({ currentTarget }) => {
              take(currentTarget.files);
              currentTarget.value = ''; // the same one may be chosen again
            }}
          />
        </label>
        <Button act="use-screen" onClick={() => void lookIn(pixelsOfScreen())}>
          {scanWords.screen}
        </Button>
      </div>
      <p class="soft small">{scanWords.otherwise}</p>
      <Status isBusy={isLooking}>{isLooking ? scanWords.looking : null}</Status>
      {fault === null ? null : <Alert>{fault}</Alert>}
    </div>
  );
}

/** A picture that is pasted anywhere in the window. */
const usePasted = (take: (files: FileList | undefined) => void): void => {
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => latest.current(event.clipboardData?.files);
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
};

interface ViewfinderProps {
  readonly read: (image: ImageData) => Promise<string | null>;
  readonly onFound: (text: string) => void;
  readonly onEnd: () => void;
  readonly onFault: (said: string) => void;
}

function Viewfinder({ read, onFound, onEnd, onFault }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const [camera, setCamera] = useState<Camera | null>(null);
  const [isLit, setIsLit] = useState(false);
  const acts = useRef({ read, onFound, onEnd, onFault });
  acts.current = { read, onFound, onEnd, onFault };

  useEffect(() => {
    const end = new AbortController();
    void openCamera(wanted).then(
      (opened) => {
        if (end.signal.aborted) return opened.end();
        end.signal.addEventListener('abort', opened.end);
        setCamera(opened);
        setIsLit(false);
        const shown = video.current;
        if (shown === null) return;
        shown.srcObject = opened.stream;
        void shown.play().catch(() => {}); // it was closed meanwhile
        void look(shown, end.signal, (image) => acts.current.read(image)).then((text) => {
          if (text !== null) acts.current.onFound(text);
        });
      },
      (error: unknown) => {
        if (end.signal.aborted) return;
        acts.current.onFault(sayCameraFault(error instanceof CameraError ? error.code : 'none'));
        acts.current.onEnd();
      },
    );
    return () => end.abort();
  }, [wanted]);

  return (
    <div class="viewfinder" data-camera={camera === null ? 'opening' : 'on'}>
      <video
        ref={video}
        class={camera?.isMirror === false ? '' : 'mirrored'}
        muted
        playsInline
        aria-label={scanWords.view}
      />
      <p class="small" role="status">
        {camera === null ? scanWords.opening : scanWords.hold}
      </p>
      {camera !== null && camera.choices.length > 1 ? (
        <SelectField
          name="camera"
          label={scanWords.which}
          value={camera.id}
          options={camera.choices.map(({ id, label }, index) => ({
            value: id,
            label: label || scanWords.nth(index + 1),
          }))}
          onChange={setWanted}
        />
      ) : null}
      <div class="row">
        {camera?.light ? (
          <Button
            act="light"
            isPressed={isLit}
            onClick={() => void camera.light?.(!isLit).then(() => setIsLit(!isLit))}
          >
            {scanWords.light}
          </Button>
        ) : null}
        <Button act="camera-off" onClick={onEnd}>
          {scanWords.off}
        </Button>
      </div>
    </div>
  );
}

/** Until there is a code in what the camera sees, or it is closed, which gives null. */
const look = async (
  video: HTMLVideoElement,
  signal: AbortSignal,
  read: (image: ImageData) => Promise<string | null>,
): Promise<string | null> => {
  while (!signal.aborted) {
    const image = pixelsOfVideo(video);
    const text = image === null ? null : await read(image);
    if (signal.aborted) return null;
    if (text !== null) return text;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
  return null;
};
