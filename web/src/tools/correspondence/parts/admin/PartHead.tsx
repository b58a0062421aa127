import { TextInput } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { IconButton } from "@/ui";
import styles from "./admin.module.css";
import { RULES } from "./FieldRules";
import type { Part } from "./layout";

interface PartHeadProps {
  part: Part;
  at: number;
  last: boolean;
  bad: "empty" | "taken" | undefined;
  onChange: (patch: Partial<Part>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** The head of a section: its name and what it is about, its place among the others. The beginning of the form has neither. */
export function PartHead({ part, at, last, bad, onChange, onMove, onRemove }: PartHeadProps) {
  const { t } = useLingui();
  if (at === 0) {
    return <tr><th scope="rowgroup" colSpan={RULES.length + 1} className={styles.part}><Trans>Beginning of the form</Trans></th></tr>;
  }
  const name = part.name.trim() || t`Section without a name`;
  const error = bad && (bad === "empty" ? t`Enter a name.` : t`Another section has this name.`);
  const errorId = `${part.id}-error`;
  return (
    <tr className={styles.partRow}>
      <th scope="rowgroup" colSpan={RULES.length + 1}>
        <div className={styles.partHead} data-field={`sections.${at}.name`}>
          <TextInput
            data-focus={part.id}
            className={styles.partName}
            aria-label={t`Name of the section`}
            aria-describedby={error ? errorId : undefined}
            aria-invalid={error ? true : undefined}
            error={Boolean(error)}
            placeholder={t`Name of the section`}
            maxLength={255}
            value={part.name}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          <span className={styles.partTools}>
            <IconButton label={t`Move ${name} up`} blocked={at === 1 && t`This is the first section`} onClick={() => onMove(-1)}><IconArrowUp {...look} /></IconButton>
            <IconButton label={t`Move ${name} down`} blocked={last && t`This is the last section`} onClick={() => onMove(1)}><IconArrowDown {...look} /></IconButton>
            <IconButton label={t`Remove ${name}`} hint={t`Remove; its fields go to the section above`} onClick={onRemove}><IconTrash {...look} /></IconButton>
          </span>
        </div>
        {error && <p id={errorId} className={styles.partError}>{error}</p>}
        <TextInput
          className={styles.partAbout}
          aria-label={t`What ${name} is about`}
          placeholder={t`What it is about, for whoever fills it in`}
          maxLength={2000}
          value={part.description}
          onChange={(event) => onChange({ description: event.currentTarget.value })}
        />
      </th>
    </tr>
  );
}
