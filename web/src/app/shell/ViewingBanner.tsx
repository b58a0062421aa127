import { Trans, useLingui } from "@lingui/react/macro";
import { IconEye } from "@tabler/icons-react";
import { useEffect } from "react";
import { http } from "@/platform/http";
import { useMe } from "@/platform/session";
import { PressButton } from "@/ui/button/PressButton";
import { Moment } from "@/ui/marks/small";
import styles from "./shell.module.css";

/** Nothing that was read through somebody else's eyes is kept: everything is asked anew. */
const again = () => location.assign("/");

/** On every screen, while an administrator looks through somebody else's eyes. */
export function ViewingBanner() {
  const { t } = useLingui();
  const { person, viewing } = useMe();
  const ends = viewing?.ends_at;
  useEffect(() => {
    if (!ends) return;
    const timer = setTimeout(again, Math.max(0, Date.parse(ends) - Date.now()) + 1000);
    return () => clearTimeout(timer);
  }, [ends]);
  if (!viewing) return null;
  const { name } = person;
  const leave = async () => {
    await http.delete("/api/me/viewing");
    again();
  };
  return (
    <section className={styles.viewing} aria-label={t`Viewing as ${name}`}>
      <IconEye size={18} stroke={1.5} aria-hidden />
      <p>
        <strong><Trans>Viewing as {name}</Trans></strong>{" "}
        <span><Trans>Read only, until <Moment at={viewing.ends_at} />. What you may not see yourself stays hidden; {name} is told.</Trans></span>
      </p>
      <PressButton small onPress={leave}><Trans>Stop viewing</Trans></PressButton>
    </section>
  );
}
