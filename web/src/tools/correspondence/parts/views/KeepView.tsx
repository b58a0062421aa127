import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { PressButton, TextField, TickField, toast, useForm } from "@/ui";
import { viewsApi, type ViewState } from "./views";
import styles from "./views.module.css";

interface KeepViewProps {
  project: string;
  state: ViewState;
  onClose: () => void;
  onKept: () => Promise<unknown>;
}

/** The list as it stands, under a name. */
export function KeepView({ project, state, onClose, onKept }: KeepViewProps) {
  const { t } = useLingui();
  const form = useForm({
    initial: { name: "", shared: false },
    check: (values) => ({ name: values.name.trim() === "" ? t`Enter a name.` : undefined }),
    submit: async (values) => {
      await viewsApi.add(project, { ...values, state });
      await onKept();
      toast(t`View saved`);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<Trans>Save this list as a view</Trans>} centered size="28rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <form {...form.formProps}>
        <TextField {...form.bind("name")} label={<Trans>Name</Trans>} data-autofocus maxLength={80} autoComplete="off" />
        <TickField
          {...form.bind("shared")}
          label={<Trans>Share with everybody on the project</Trans>}
          description={<Trans>Filters, order and columns are shared. What others see in it is decided by their own rights.</Trans>}
        />
        <div className={styles.foot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" type="submit" busy={form.busy}><Trans>Save view</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}
