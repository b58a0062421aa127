import { useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { EditPanel, TextAreaField, toast, useForm } from "@/ui";
import type { Talk } from "../../api";
import { labelOf } from "../words";
import { holdsQuery, recordsApi } from "./api";

/** Keeps the conversation that is open as it is; for company administrators who are in it. */
export default function PutOnHold({ talk, onClose }: { talk: Talk; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({
    initial: { reason: "" },
    check: ({ reason }) => ({ reason: reason.trim() ? undefined : t`Say why this has to stay as it is.` }),
    submit: async ({ reason }) => {
      await recordsApi.hold({ ...(talk.item ? { sort: "item", target: talk.item.ref } : { sort: "conversation", target: talk.id }), reason: reason.trim() });
      await Promise.all([queries.invalidateQueries({ queryKey: holdsQuery.queryKey }), queries.invalidateQueries({ queryKey: ["conversations"] })]);
      toast(t`The hold is in force`);
      onClose();
    },
  });
  const label = labelOf(talk);
  return (
    <EditPanel title={t`Put on hold: ${label}`} form={form} save={<Trans>Place hold</Trans>} onClose={onClose}>
      <TextAreaField {...form.bind("reason")} required label={<Trans>Reason</Trans>} hint={<Trans>Nothing of it is edited, deleted or removed by age until the hold is lifted. Everybody in it sees that it is held, not why.</Trans>} />
    </EditPanel>
  );
}
