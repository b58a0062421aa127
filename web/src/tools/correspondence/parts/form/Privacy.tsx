import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMe } from "@/platform/session";
import { LockMark, PersonChip, PressButton, TickField } from "@/ui";
import type { TypeHere } from "../../api";
import type { LetterForm } from "./fields";
import styles from "./form.module.css";

/** Private or not, and who will see it, by name. */
export function Privacy({ form, type, hidden, creator }: { form: LetterForm; type: TypeHere; hidden: boolean; creator?: string }) {
  const { t } = useLingui();
  const { person } = useMe();
  const [open, setOpen] = useState(false);
  const { values } = form;
  const named = [...values.received_from, ...values.assignees, ...values.distribution].filter((one) => one.id !== person.id);
  const others = [...new Map(named.map((one) => [one.id, one])).values()];
  const secret = type.super_private ? "super_private" : "private";
  const typeName = type.name;
  const count = others.length + 1;
  const people = t`${plural(count, { one: "# person", other: "# people" })}`;
  return (
    <div className={styles.privacy} data-field="private">
      {!hidden && (
        <TickField
          size="xs"
          value={values.private}
          onChange={(on) => form.set("private", on)}
          label={<span className={styles.privacyLabel}>{values.private && <LockMark secret={secret} />}<Trans>Private</Trans></span>}
        />
      )}
      <div className={styles.privacyText}>
        {values.private ? (
          <>
            <p>
              {type.super_private
                ? <Trans>Once issued, seen by {people}, and by administrators of {typeName} whose company is on it.</Trans>
                : <Trans>Once issued, seen by {people}, by colleagues of theirs who may follow their company, and by administrators of {typeName}.</Trans>}
            </p>
            <PressButton small kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>{open ? <Trans>Hide names</Trans> : <Trans>Show names</Trans>}</PressButton>
          </>
        ) : (
          <p><Trans>Once issued, seen by everybody who may read {typeName} here. A draft is seen by you and its administrators only.</Trans></p>
        )}
      </div>
      {values.private && open && (
        <ul className={styles.names} aria-label={t`Who will see this`}>
          <li><PersonChip person={{ ...person, name: creator ?? person.name }} /></li>
          {others.map((one) => <li key={one.id}><PersonChip person={one} /></li>)}
        </ul>
      )}
    </div>
  );
}
