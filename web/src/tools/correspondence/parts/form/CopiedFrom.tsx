import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import type { Prefill } from "../../api";
import styles from "./form.module.css";

/** What this form was filled from, and what was left behind. */
export function CopiedFrom({ copied, isPrivate }: { copied: Prefill; isPrivate: boolean }) {
  const { t } = useLingui();
  const { source, dropped } = copied;
  const { response } = source;
  const name = source.number || source.title;
  const { count } = dropped;
  const names = dropped.names.join(", ");
  return (
    <div className={styles.note} role="note">
      <div>
        <p>
          {response === null ? t`Created from` : t`Created from response ${response} to`} <Link to={source.link}>{name}</Link>.{" "}
          {t`Everything below can be changed; the link to it cannot be undone.`}
        </p>
        {count > 0 && <p>{t`${plural(count, { one: "# person was left out, who cannot read items of this type: ", other: "# people were left out, who cannot read items of this type: " })}`}{names}.</p>}
        {copied.was_private && !isPrivate && <p>{t`What it is created from is private. This item is not: everybody with access to its type will see what was copied.`}</p>}
      </div>
    </div>
  );
}
