import { type RefObject, useEffect, useRef, useState } from "react";
import { openReader } from "./reader";

/** none: no camera here · denied: not allowed · broken: the reader did not load */
export type CameraState = "starting" | "looking" | "none" | "denied" | "broken";

const PAUSE = 150;
const WISHES: MediaStreamConstraints = { video: { facingMode: { ideal: "environment" }, width: { ideal: 1280 } }, audio: false };

function stateOf(error: unknown): CameraState {
  const denied = error instanceof DOMException && (error.name === "NotAllowedError" || error.name === "SecurityError");
  return denied ? "denied" : "none";
}

interface Camera {
  /** For the element that shows what the camera sees. */
  video: RefObject<HTMLVideoElement | null>;
  state: CameraState;
}

/** Shows the camera and tells what codes it sees, until it is unmounted. Keep `onRead` stable. */
export function useCamera(onRead: (text: string) => void): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>("starting");
  useEffect(() => {
    const reader = openReader();
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    let over = false;

    const look = async () => {
      const screen = video.current;
      if (over || !screen) return;
      try {
        const text = screen.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await reader.read(await createImageBitmap(screen)) : null;
        if (over) return;
        if (text !== null) onRead(text);
        timer = window.setTimeout(() => void look(), PAUSE);
      } catch {
        setState("broken");
      }
    };
    const begin = async () => {
      const devices = navigator.mediaDevices as MediaDevices | undefined; // not there without https
      if (!devices) throw new Error("no camera can be asked for");
      const found = await devices.getUserMedia(WISHES);
      stream = found;
      if (over || !video.current) return found.getTracks().forEach((track) => track.stop());
      video.current.srcObject = found;
      await video.current.play();
      setState("looking");
      await look();
    };
    begin().catch((error: unknown) => over || setState(stateOf(error)));
    return () => {
      over = true;
      window.clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
      reader.close();
    };
  }, [onRead]);
  return { video, state };
}

/** Reads the code in a picture that somebody chose. */
export async function readPicture(file: Blob): Promise<string | null> {
  const reader = openReader();
  try {
    return await reader.read(await createImageBitmap(file));
  } finally {
    reader.close();
  }
}
