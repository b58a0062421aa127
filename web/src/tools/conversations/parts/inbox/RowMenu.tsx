import { Menu } from "@mantine/core";
import { Trans, useLingui } from "@lingui/react/macro";
import { IconBell, IconBellMinus, IconBellOff, IconEyeOff, IconMail, IconMailOpened, IconStar, IconStarOff } from "@tabler/icons-react";
import { MenuChoice } from "@/ui";
import type { Summary } from "../../api";
import { useVerbs } from "./useVerbs";

const look = { size: 16, stroke: 1.5, "aria-hidden": true } as const;

export function useLevels() {
  const { t } = useLingui();
  return [
    { level: "all" as const, label: t`All messages`, icon: <IconBell {...look} /> },
    { level: "mentions" as const, label: t`Mentions only`, icon: <IconBellMinus {...look} /> },
    { level: "nothing" as const, label: t`Nothing`, icon: <IconBellOff {...look} /> },
  ];
}

/** What one may do with a conversation in the list, and at its head. */
export function RowMenuItems({ line }: { line: Summary }) {
  const verbs = useVerbs(line);
  const levels = useLevels();
  return (
    <>
      <Menu.Item leftSection={line.starred ? <IconStarOff {...look} /> : <IconStar {...look} />} onClick={verbs.star}>
        {line.starred ? <Trans>Unstar Conversation</Trans> : <Trans>Star Conversation</Trans>}
      </Menu.Item>
      {line.unread > 0 ? (
        <Menu.Item leftSection={<IconMailOpened {...look} />} onClick={verbs.markRead}><Trans>Mark as read</Trans></Menu.Item>
      ) : (
        line.last && <Menu.Item leftSection={<IconMail {...look} />} onClick={verbs.markUnread}><Trans>Mark as unread</Trans></Menu.Item>
      )}
      {line.can.includes("hide") && <Menu.Item leftSection={<IconEyeOff {...look} />} onClick={verbs.hide}><Trans>Hide Conversation</Trans></Menu.Item>}
      {line.kind === "item" && (
        <Menu.Item leftSection={line.follows ? <IconBellOff {...look} /> : <IconBell {...look} />} onClick={() => verbs.follow(!line.follows)}>
          {line.follows ? <Trans>Unfollow</Trans> : <Trans>Follow</Trans>}
        </Menu.Item>
      )}
      <Menu.Divider />
      <Menu.Label><Trans>Tell me of</Trans></Menu.Label>
      {levels.map(({ level, label }) => <MenuChoice key={level} value={level} chosen={(line.level ?? "all") === level} onChoose={() => verbs.level(level)}>{label}</MenuChoice>)}
    </>
  );
}
