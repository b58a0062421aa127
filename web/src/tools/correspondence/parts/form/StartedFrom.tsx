import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Start } from "@/platform/starts";
import styles from "./form.module.css";

/** What this form was begun from in another tool. */
export function StartedFrom({ start }: { start: Start }) {
  const { label, link } = start.source;
  return (
    <div className={styles.note} role="note">
      <p>
        <Trans>Begun from</Trans> <Link to={link}>{label}</Link>.{" "}
        <Trans>Everything below can be changed. Once the item is there, both lead to each other.</Trans>
      </p>
    </div>
  );
}
