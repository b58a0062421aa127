import { Modal } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { PressButton } from "../button/PressButton";
import { TextField } from "../fields/inputs";
import { useForm } from "../fields/useForm";
import styles from "./files.module.css";

interface RenameDialogProps {
  /** What the file is called now. */
  name: string;
  onRename: (name: string) => Promise<unknown>;
  onClose: () => void;
}

/** "plan rev B.pdf" is "plan rev B" and ".pdf"; what follows a space is no ending. */
export function splitName(name: string): [string, string] {
  const at = name.lastIndexOf(".");
  const ending = name.slice(at);
  return at > 0 && ending.length > 1 && ending.length <= 25 && !/\s/.test(ending) ? [name.slice(0, at), ending] : [name, ""];
}

/** Another name for a file. Its ending stays, since it says what the file is. */
export function RenameDialog({ name, onRename, onClose }: RenameDialogProps) {
  const { t } = useLingui();
  const [stem, ending] = splitName(name);
  const room = ending ? `${ending.length * 0.5625 + 1}rem` : undefined;
  const form = useForm({
    initial: { name: stem },
    check: (values) => ({ name: values.name.trim() === "" ? t`Enter a name.` : /[/\\]/.test(values.name) ? t`A name has no slashes.` : undefined }),
    submit: async (values) => {
      await onRename(values.name.trim() + ending);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={<Trans>Rename file</Trans>} centered size="28rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <form {...form.formProps}>
        <TextField
          {...form.bind("name")}
          label={<Trans>Name</Trans>}
          data-autofocus
          maxLength={250}
          autoComplete="off"
          rightSection={ending && <span className={styles.ending}>{ending}</span>}
          rightSectionWidth={room}
          styles={{ input: { paddingInlineEnd: room } }}
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={styles.renameFoot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" type="submit" busy={form.busy}><Trans>Rename</Trans></PressButton>
        </div>
      </form>
    </Modal>
  );
}
