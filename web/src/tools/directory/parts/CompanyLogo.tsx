import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { isProblem } from "@/platform/http";
import { PressButton, toast } from "@/ui";
import { companiesApi, type Company } from "../api";
import { accountKey } from "../state";
import styles from "./directory.module.css";

const LARGEST = 2 * 1024 * 1024;

interface CompanyLogoProps {
  company: Company;
  version: number;
  /** The form goes on from the version that a new logo makes. */
  onVersion: (version: number) => void;
}

/** The picture that heads the letters of a company; it is kept as soon as it is chosen. */
export function CompanyLogo({ company, version, onVersion }: CompanyLogoProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const [now, setNow] = useState(company);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const send = async (file: Blob, said: string) => {
    if (file.size > LARGEST) return setWrong(t`This picture is larger than 2 MiB.`);
    setBusy(true);
    setWrong(undefined);
    try {
      const saved = await companiesApi.setLogo(company.id, file, version);
      setNow(saved);
      onVersion(saved.version);
      await queries.invalidateQueries({ queryKey: accountKey() });
      toast(said);
    } catch (error) {
      setWrong(isProblem(error) ? error.detail || error.title : t`Sitepost cannot be reached. Nothing was changed; try again.`);
    } finally {
      setBusy(false);
    }
  };
  const { name } = company;
  return (
    <div className={styles.logo} role="group" aria-label={t`Logo`}>
      <span className={styles.logoLabel}><Trans>Logo</Trans></span>
      {now.logo ? <img className={styles.logoPicture} src={companiesApi.logo(now)} alt={t`Logo of ${name}`} /> : <span className={styles.logoNone}><Trans>None</Trans></span>}
      <span className={styles.logoActs}>
        <PressButton small busy={busy} onPress={() => chooser.current?.click()}>{now.logo ? <Trans>Choose another</Trans> : <Trans>Choose a picture</Trans>}</PressButton>
        {now.logo && <PressButton small kind="quiet" onPress={() => send(new Blob([]), t`The logo was removed`)}><Trans>Remove</Trans></PressButton>}
      </span>
      <p className={styles.logoHint}><Trans>It heads the printed letters of this company's people. PNG, JPEG or WebP up to 2 MiB; it is made small and kept at once.</Trans></p>
      {wrong && <p className={styles.logoWrong} role="alert">{wrong}</p>}
      <input ref={chooser} type="file" accept="image/png,image/jpeg,image/webp" hidden aria-label={t`Picture of the logo`} onChange={(event) => { const file = event.currentTarget.files?.[0]; event.currentTarget.value = ""; if (file) void send(file, t`The logo was kept`); }} />
    </div>
  );
}
