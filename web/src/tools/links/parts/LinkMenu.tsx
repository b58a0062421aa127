import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconArrowBackUp, IconChevronDown, IconFilePlus, IconLinkPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { whyNot } from "@/kernel/resource";
import type { ItemButtonProps } from "@/kernel/tool";
import { useGo } from "@/platform/address";
import { useCreations } from "@/platform/panels";
import { PressButton, useShortcut } from "@/ui";
import { linksQuery } from "../state";
import { AddLink } from "./AddLink";
import styles from "./links.module.css";
import { whyWord } from "./words";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

/** Link: make something new from this item, or from one of its responses; or link it to what there is. */
export default function LinkMenu({ project, card, part }: ItemButtonProps) {
  const { t, i18n } = useLingui();
  const go = useGo();
  const creations = useCreations();
  const { data } = useQuery(linksQuery(project, card));
  const [opened, setOpened] = useState(false);
  const [adding, setAdding] = useState<"related" | "origin">();
  const blocked = whyWord(whyNot(data, "make_from"));
  useShortcut(!part && !blocked && "l", t`Link`, () => setOpened(true), t`Item`);
  const make = (to: string) => go(`${to}?${new URLSearchParams({ from: card, ...(part ? { response: part } : {}) }).toString()}`);
  const choices = creations.map((one) => (
    <Menu.Item key={one.to} leftSection={<IconFilePlus {...look} />} onClick={() => make(one.to)}>{i18n._(one.label)}</Menu.Item>
  ));
  if (part && choices.length === 0) return null;
  const button = (
    <PressButton small={part !== undefined} kind={part ? "quiet" : "secondary"} blocked={blocked}>
      <Trans>Link</Trans>
      <IconChevronDown {...look} />
    </PressButton>
  );
  if (blocked) return part ? null : button;
  return (
    <>
      <Menu position="bottom-end" opened={opened} onChange={setOpened}>
        <Menu.Target>{button}</Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t`Create and link`}</Menu.Label>
          {choices.length > 0 ? choices : <p className={styles.nothing}><Trans>There is nothing here that you may create.</Trans></p>}
          {!part && <Existing why={{ origin: whyWord(whyNot(data, "set_origin")), related: whyWord(whyNot(data, "relate")) }} onChoose={setAdding} />}
        </Menu.Dropdown>
      </Menu>
      {adding && <AddLink place={{ project, card }} kind={adding} onClose={() => setAdding(undefined)} />}
    </>
  );
}

function Existing({ why, onChoose }: { why: Record<"related" | "origin", string | null>; onChoose: (kind: "related" | "origin") => void }) {
  const { t } = useLingui();
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t`Link what there is`}</Menu.Label>
      <Menu.Item disabled={why.origin !== null} leftSection={<IconArrowBackUp {...look} />} onClick={() => onChoose("origin")}>{t`Set origin`}</Menu.Item>
      <Menu.Item disabled={why.related !== null} leftSection={<IconLinkPlus {...look} />} onClick={() => onChoose("related")}>{t`Add related item`}</Menu.Item>
      {(why.origin ?? why.related) && <p className={styles.nothing}>{why.related ?? why.origin}</p>}
    </>
  );
}
