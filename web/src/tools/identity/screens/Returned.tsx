import { Link } from "@tanstack/react-router";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useAddress } from "@/platform/address";
import { isProblem } from "@/platform/http";
import { Note, Skeletons } from "@/ui";
import { identityApi } from "../api";
import { takeReturn } from "../parts/company";
import { SecondHalf } from "../parts/SecondHalf";
import { Threshold } from "../parts/Threshold";
import { useDoor } from "../state";

/** Where a company's own sign-in sends people back to. */
export default function Returned() {
  const { t } = useLingui();
  const [{ state, code, iss, error }] = useAddress({ state: "", code: "", iss: "", error: "" });
  const [to] = useState(takeReturn);
  const door = useDoor(to);
  const [wrong, setWrong] = useState(error && t`Your company's sign-in let nobody in.`);
  const begun = useRef(false);
  const finish = useEffectEvent(async () => {
    try {
      await door.pass(await identityApi.returned({ state, code, iss }));
    } catch (problem) {
      setWrong(isProblem(problem) ? problem.detail || problem.title : t`Sitepost cannot be reached. Try again.`);
    }
  });
  useEffect(() => {
    if (begun.current || error || !state || !code) return;
    begun.current = true; // an answer counts once
    void finish();
  }, [state, code, error]);

  if (door.half) return <SecondHalf half={door.half} onIn={door.enter} onDead={() => { location.assign("/sign-in"); }} />;
  const missing = !state || (!code && !error);
  return (
    <Threshold title={t`Signing in`} other={(wrong || missing) && <Link to="/sign-in"><Trans>Back to sign-in</Trans></Link>}>
      {wrong || missing ? <Note tone="late">{wrong || t`Something is missing in this address.`}</Note> : <Skeletons shape="lines" count={2} />}
    </Threshold>
  );
}
