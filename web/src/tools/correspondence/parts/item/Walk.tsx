import { useLingui } from "@lingui/react/macro";
import { IconChevronDown, IconChevronUp, IconX } from "@tabler/icons-react";
import { projectPath, useGo } from "@/platform/address";
import { useProject } from "@/platform/session";
import { IconButton, useShortcut } from "@/ui";
import { useOrder } from "../list/order";
import styles from "./item.module.css";

const look = { size: 18, stroke: 1.5, "aria-hidden": true } as const;

/** Back and forth in the list this came from, and back to it. */
export function Walk({ item }: { item: string }) {
  const { t } = useLingui();
  const project = useProject();
  const go = useGo();
  const order = useOrder(item);
  const to = (id: string | undefined) => (id ? () => go(projectPath(project.id, "correspondence", id), { replace: true }) : undefined);
  const close = () => go(projectPath(project.id, "correspondence"));
  const escape = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest("[role=dialog], [role=menu], [role=listbox]")) return;
    close();
  };
  useShortcut("Escape", t`Back to the list`, escape, t`Item`);
  return (
    <span className={styles.walk}>
      {order && (
        <>
          <IconButton label={t`Previous item`} hint={t`Previous item, K`} blocked={!order.before && t`This is the first`} onClick={to(order.before)}><IconChevronUp {...look} /></IconButton>
          <IconButton label={t`Next item`} hint={t`Next item, J`} blocked={!order.after && t`This is the last`} onClick={to(order.after)}><IconChevronDown {...look} /></IconButton>
        </>
      )}
      <IconButton className={styles.close} label={t`Back to the list`} hint={t`Back to the list, Esc`} onClick={close}><IconX {...look} /></IconButton>
    </span>
  );
}
