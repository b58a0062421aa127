import { Modal, Switch } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { prefer, usePreferences } from "@/platform/preferences";
import { Key } from "../marks/small";
import styles from "./keys.module.css";
import { type Shortcut, useShortcutList } from "./shortcuts";

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function KeyCombo({ keys }: { keys: string }) {
  const parts = keys.split(" ").map((part) => part.replace("mod+", MAC ? "⌘ " : "Ctrl "));
  return (
    <span className={styles.combo}>
      {parts.flatMap((part) => part.split(" ")).map((part, index) => (
        <Key key={index}>{part.length === 1 ? part.toUpperCase() : part}</Key>
      ))}
    </span>
  );
}

export function ShortcutHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const { shortcuts: enabled } = usePreferences();
  const groups = Map.groupBy(useShortcutList(), (one: Shortcut) => one.group ?? t`On this screen`);
  return (
    <Modal opened={opened} onClose={onClose} title={t`Keyboard shortcuts`} size="40rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <div className={styles.groups}>
        {[...groups].map(([group, entries]) => (
          <section key={group}>
            <h3 className={styles.group}>{group}</h3>
            <dl className={styles.list}>
              {uniqueByKeys(entries).map((entry) => (
                <div key={entry.keys} className={styles.line}>
                  <dt>{entry.label}</dt>
                  <dd><KeyCombo keys={entry.keys} /></dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        className={styles.switch}
        checked={enabled}
        onChange={(event) => prefer({ shortcuts: event.currentTarget.checked })}
        label={<Trans>Single-key shortcuts on this device</Trans>}
      />
    </Modal>
  );
}

function uniqueByKeys(entries: readonly Shortcut[]): Shortcut[] {
  return [...new Map([...entries].reverse().map((entry) => [entry.keys, entry])).values()];
}
