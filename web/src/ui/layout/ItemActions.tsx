import { Menu } from "@mantine/core";
import { useLingui } from "@lingui/react/macro";
import { Suspense } from "react";
import { useItemActions } from "@/platform/panels";
import { PressButton } from "../button/PressButton";

interface ChoicesProps {
  /** Opens the action of this key; keep it in a state and show it with `ItemActionDialog`. */
  onChoose: (key: string) => void;
}

/** Lines of an item's menu: what other tools can do with it. */
export function ItemActionItems({ onChoose }: ChoicesProps) {
  const { i18n } = useLingui();
  return useItemActions().map(({ key, label, icon: Icon }) => (
    <Menu.Item key={key} leftSection={<Icon size={16} stroke={1.5} aria-hidden />} onClick={() => onChoose(key)}>{i18n._(label)}</Menu.Item>
  ));
}

/** Buttons of a bulk bar: what other tools can do with several items. */
export function ItemActionButtons({ onChoose }: ChoicesProps) {
  const { i18n } = useLingui();
  return useItemActions().map(({ key, several, icon: Icon }) => several && (
    <PressButton key={key} small icon={<Icon size={15} stroke={1.5} aria-hidden />} onPress={() => onChoose(key)}>{i18n._(several)}</PressButton>
  ));
}

interface ItemActionDialogProps {
  /** The key of the chosen action, undefined while none is. */
  open: string | undefined;
  project: string;
  cards: readonly string[];
  onClose: () => void;
}

/** The dialog of the chosen action. */
export function ItemActionDialog({ open, ...rest }: ItemActionDialogProps) {
  const action = useItemActions().find((one) => one.key === open);
  return action ? <Suspense><action.Dialog {...rest} /></Suspense> : null;
}
