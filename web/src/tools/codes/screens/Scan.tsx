import { useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPhoto } from "@tabler/icons-react";
import { type ReactNode, useCallback, useRef, useState } from "react";
import { useGo } from "@/platform/address";
import { Note, Page, PressButton, Sheet, TextField, useForm } from "@/ui";
import { codesApi } from "../api";
import { readCode } from "../parts/code";
import styles from "../parts/codes.module.css";
import { type CameraState, readPicture, useCamera } from "../parts/useCamera";

/** Codes are printed for the server's own address; somebody may have come in by another name of it. */
function useHomes(): readonly string[] {
  const { data } = useQuery({ queryKey: ["codes", "home"], queryFn: ({ signal }) => codesApi.home(signal), staleTime: Infinity });
  return data ? [data.address, location.origin] : [location.origin];
}

/** What the last code was, where it did not lead anywhere. */
type Trouble = { kind: "foreign"; host: string } | { kind: "none" } | { kind: "empty" } | { kind: "unreadable" };

/** Looks for a code with the camera, in a picture, or as somebody types it, and goes where it leads. */
export default function Scan() {
  const { t } = useLingui();
  const go = useGo();
  const homes = useHomes();
  const [trouble, setTrouble] = useState<Trouble>();
  const take = useCallback(
    (text: string) => {
      const reading = readCode(text, homes);
      if (reading.kind === "ours") go(`/q/${reading.code}`);
      else setTrouble(reading);
    },
    [homes, go],
  );
  const { video, state } = useCamera(take);
  return (
    <Page title={t`Scan a QR code`} width="letter">
      <Sheet>
        <div className={styles.view} data-on={state === "looking" || undefined}>
          <video ref={video} className={styles.video} muted playsInline aria-label={t`What the camera sees`} />
          {state === "looking" && <span className={styles.frame} aria-hidden />}
          {state !== "looking" && <p className={styles.word}><CameraWord state={state} /></p>}
        </div>
        <p className="seen-by-readers" role="status">{state === "looking" && <Trans>The camera is looking for a code.</Trans>}</p>
        {trouble && <div className={styles.trouble}><Note tone="late"><TroubleWord trouble={trouble} /></Note></div>}
        <Otherwise onText={take} onTrouble={setTrouble} />
      </Sheet>
    </Page>
  );
}

function CameraWord({ state }: { state: CameraState }): ReactNode {
  if (state === "starting") return <Trans>The camera is starting…</Trans>;
  if (state === "denied") return <Trans>The camera may not be used here. Allow it in the browser’s settings of this page, or choose a picture.</Trans>;
  if (state === "broken") return <Trans>The scanner did not start. Type the code, or open the link with the camera of your phone.</Trans>;
  return <Trans>There is no camera to look with. Choose a picture of the code instead, or type it.</Trans>;
}

function TroubleWord({ trouble }: { trouble: Trouble }): ReactNode {
  switch (trouble.kind) {
    case "foreign": {
      const { host } = trouble;
      return <Trans>This code belongs to another server, {host}. It is not opened from here.</Trans>;
    }
    case "none":
      return <Trans>This is a code, but not one of Sitepost.</Trans>;
    case "empty":
      return <Trans>No code was found in this picture. Take it closer, straight and in good light.</Trans>;
    default:
      return <Trans>This picture could not be read.</Trans>;
  }
}

/** Without a camera: a picture of the code, or what is printed under it. */
function Otherwise({ onText, onTrouble }: { onText: (text: string) => void; onTrouble: (trouble: Trouble) => void }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({
    initial: { code: "" },
    check: ({ code }) => ({ code: code.trim() ? undefined : t`Type the code, or the whole link.` }),
    submit: ({ code }) => Promise.resolve(onText(code)),
  });
  const read = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    try {
      const text = await readPicture(file);
      if (text === null) onTrouble({ kind: "empty" });
      else onText(text);
    } catch {
      onTrouble({ kind: "unreadable" });
    }
    setBusy(false);
  };
  return (
    <div className={styles.otherwise}>
      <input ref={input} type="file" accept="image/*" hidden aria-label={t`Picture of a code`} onChange={(event) => { void read(event.currentTarget.files?.[0]); event.currentTarget.value = ""; }} />
      <PressButton icon={<IconPhoto size={16} stroke={1.5} aria-hidden />} busy={busy} onPress={() => input.current?.click()}><Trans>Choose a picture</Trans></PressButton>
      <form {...form.formProps} className={styles.typed}>
        <TextField {...form.bind("code")} label={<Trans>Code or link</Trans>} autoComplete="off" spellCheck={false} />
        <PressButton type="submit" busy={form.busy}><Trans>Open</Trans></PressButton>
      </form>
    </div>
  );
}
