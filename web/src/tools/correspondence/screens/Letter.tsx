import { useQuery } from "@tanstack/react-query";
import { useLingui } from "@lingui/react/macro";
import { IconLock } from "@tabler/icons-react";
import { Suspense, useEffect, useState } from "react";
import { may } from "@/kernel/resource";
import { projectPath, useAddress, useGo, useParam } from "@/platform/address";
import { usePanelTabs } from "@/platform/panels";
import { useProject } from "@/platform/session";
import { useGone } from "@/platform/useLive";
import { ErrorState, ItemBlocks, Page, preloadEditor, Sheet, Skeletons, Tabs, toast } from "@/ui";
import type { Item } from "../api";
import { AccessList } from "../parts/item/AccessList";
import { Actions, Primary } from "../parts/item/Actions";
import { Body } from "../parts/item/Body";
import { Composer } from "../parts/item/Composer";
import styles from "../parts/item/item.module.css";
import { DueLine, Lead } from "../parts/item/Lead";
import { LetterFacts } from "../parts/item/LetterFacts";
import { Locked } from "../parts/item/Locked";
import { Responses } from "../parts/item/Responses";
import { Walk } from "../parts/item/Walk";
import { itemQuery, useReadOnOpen, useTypes } from "../state";

/** One letter, read. */
export default function Letter() {
  const id = useParam("item");
  const project = useProject();
  const { data, error, refetch } = useQuery(itemQuery(project.id, id));
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="page" />;
  return <Sheets key={data.id} item={data} />;
}

function useLeaveWhenGone(item: Item) {
  const { t } = useLingui();
  const project = useProject();
  const go = useGo();
  const { number } = item;
  useGone((ref) => {
    if (ref !== item.id) return;
    go(projectPath(project.id, "correspondence"), { replace: true });
    toast(t`${number} is no longer for you to see`);
  });
}

function useTabs(item: Item) {
  const { t, i18n } = useLingui();
  const project = useProject();
  const panels = usePanelTabs({ project: project.id, card: item.id }, item.can);
  const access = item.can.includes("see_access");
  const tabs = [
    { key: "general", label: t`General` },
    ...panels.map((panel) => ({ key: panel.key, label: i18n._(panel.label), count: panel.count })),
    ...(access ? [{ key: "permissions", label: t`Permissions`, icon: <IconLock size={15} stroke={1.5} aria-hidden /> }] : []),
  ];
  return { tabs, panels };
}

function Sheets({ item }: { item: Item }) {
  const { t } = useLingui();
  const project = useProject();
  const types = useTypes();
  const type = types.byId.get(item.type_id);
  const [{ tab }, setAddress] = useAddress({ tab: "general" });
  const [responding, setResponding] = useState(false);
  const { tabs, panels } = useTabs(item);
  const panel = panels.find((one) => one.key === tab);
  useLeaveWhenGone(item);
  useReadOnOpen(item.id);
  const editable = may(item, "edit");
  const writable = editable || may(item, "respond");
  useEffect(() => {
    if (editable) void import("./EditLetter"); // so that Edit opens at once
    if (writable) preloadEditor();
  }, [editable, writable]);
  const [posted, setPosted] = useState<string>();

  const respond = () => {
    setAddress({ tab: undefined });
    setResponding(true);
  };
  return (
    <Page
      title={item.subject || t`No subject`}
      crumbs={[{ label: t`Correspondence`, to: projectPath(project.id, "correspondence") }, { label: item.number }]}
      lead={<Lead item={item} />}
      aside={<DueLine item={item} />}
      primary={<Primary item={item} onRespond={respond} responding={responding} />}
      actions={<Actions item={item} />}
      edge={<ItemBlocks place="edge" project={project.id} card={item.id} />}
      tabs={
        <div className={styles.tabsRow}>
          <Tabs label={t`Parts of the letter`} tabs={tabs} value={panel ? panel.key : tab === "permissions" ? tab : "general"} onChange={(next) => setAddress({ tab: next === "general" ? undefined : next })} />
          <Walk item={item.id} />
        </div>
      }
    >
      {panel ? (
        <Suspense fallback={<Skeletons shape="lines" />}><panel.Screen project={project.id} card={item.id} /></Suspense>
      ) : tab === "permissions" ? (
        <Sheet title={t`Who sees this`}><AccessList item={item.id} /></Sheet>
      ) : (
        <div className={styles.general} data-fill>
          <Locked item={item} />
          <ItemBlocks place="top" project={project.id} card={item.id} />
          <LetterFacts item={item} type={type} />
          <Body item={item} />
          <ItemBlocks project={project.id} card={item.id} />
          <Responses item={item} fresh={posted} />
          <Composer item={item} opened={responding} onOpen={setResponding} onPosted={setPosted} />
        </div>
      )}
    </Page>
  );
}
