import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useMaybeProject } from "@/platform/session";
import { LockMark, PressButton, TickField } from "@/ui";
import type { TypeHere } from "../../api";
import { readersQuery } from "../../state";
import { ReaderLines } from "../item/AccessList";
import type { LetterForm } from "./fields";
import styles from "./form.module.css";
import { useSources } from "./sources";

const MOST_ASKED = 200; // of a field; beyond that nobody reads the names

/** Who will see it once it is issued: the server's own answer, as it will be then. */
function useReaders({ values }: LetterForm, type: TypeHere) {
  const project = useMaybeProject();
  const { item } = useSources();
  const ids = (people: readonly { id: string }[]) => people.map((one) => one.id);
  const query = { assignee: ids(values.assignees), distribution: ids(values.distribution), received_from: ids(values.received_from), item_id: item?.id };
  const enabled = values.private && project !== undefined && query.assignee.length <= MOST_ASKED && query.distribution.length <= MOST_ASKED;
  return useQuery({ ...readersQuery(project?.id ?? "", type.id, query), enabled, placeholderData: keepPreviousData, retry: false }).data?.items;
}

/** Private or not, and who will see it, by name. */
export function Privacy({ form, type, hidden }: { form: LetterForm; type: TypeHere; hidden: boolean }) {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  const { values } = form;
  const readers = useReaders(form, type);
  const secret = type.super_private ? "super_private" : "private";
  const typeName = type.name;
  const count = readers?.length ?? 0;
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
              {readers ? <Trans>Once issued, seen by {people}:</Trans> : <Trans>Once issued, not seen by everybody:</Trans>}{" "}
              {type.super_private
                ? <Trans>those on it, colleagues of theirs who may follow their company, and administrators of {typeName} whose company is on it.</Trans>
                : <Trans>those on it, colleagues of theirs who may follow their company, and administrators of {typeName}.</Trans>}
            </p>
            {readers && <PressButton small kind="quiet" aria-expanded={open} onPress={() => setOpen(!open)}>{open ? <Trans>Hide names</Trans> : <Trans>Show names</Trans>}</PressButton>}
          </>
        ) : (
          <p><Trans>Once issued, seen by everybody who may read {typeName} here. A draft is seen by you and its administrators only.</Trans></p>
        )}
      </div>
      {values.private && open && readers && <ReaderLines label={t`Who will see this`} readers={readers} className={styles.names} />}
    </div>
  );
}
