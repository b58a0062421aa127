import { Trans, useLingui } from "@lingui/react/macro";
import { RadioField, Sheet } from "@/ui";
import type { Preferences } from "./api";

interface MissedSheetProps {
  company: Preferences["company_mails"];
  value: Preferences["missed"];
  onChange: (value: Preferences["missed"]) => void;
}

/** When one is mailed about what one missed: as the company chose, or less often. */
export function MissedSheet({ company, value, onChange }: MissedSheetProps) {
  const { t } = useLingui();
  if (company === "off") return null;
  const soon = company === "soon";
  return (
    <Sheet title={<Trans>Mail about missed messages</Trans>}>
      <RadioField
        name="missed"
        hideLabel
        label={<Trans>Mail about missed messages</Trans>}
        value={!soon && value === "daily" ? "company" : value}
        onChange={onChange}
        options={[
          { value: "company", label: soon ? t`A quarter of an hour after a direct message or a mention` : t`Once a day, at seven in the morning` },
          ...(soon ? [{ value: "daily" as const, label: t`Once a day, at seven in the morning` }] : []),
          { value: "off", label: t`No mail` },
        ]}
      />
    </Sheet>
  );
}
