import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { may } from "@/kernel/resource";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import { PressButton, useShortcut } from "@/ui";
import { useTypes } from "../../state";
import styles from "./list.module.css";

/** New ▾: by type, those one may create. The key c opens it. Quiet beside an open item, which has a primary button of its own. */
export function NewMenu({ quiet }: { quiet: boolean }) {
  const { t } = useLingui();
  const project = useProject();
  const go = useGo();
  const [opened, setOpened] = useState(false);
  const { list } = useTypes();
  const creatable = list.filter((type) => may(type, "create"));
  const [only] = creatable;
  const start = (type: string) => go(projectPath(project.id, "correspondence/new", type));
  const press = () => (creatable.length === 1 && only ? start(only.id) : setOpened(true));
  useShortcut(creatable.length > 0 && "c", t`New item`, press, t`List`);
  if (creatable.length === 0) return null;
  const button = <PressButton kind={quiet ? "secondary" : "primary"} icon={<IconPlus size={17} stroke={1.75} aria-hidden />} onPress={creatable.length === 1 ? press : undefined}><Trans>New</Trans></PressButton>;
  if (creatable.length === 1) return button;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" withinPortal>
      <Menu.Target>{button}</Menu.Target>
      <Menu.Dropdown className={styles.newDrop}>
        {creatable.map((type) => (
          <Menu.Item key={type.id} onClick={() => start(type.id)}>
            <span className={styles.type}><span className={styles.prefix}>{type.prefix}</span>{type.name}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
