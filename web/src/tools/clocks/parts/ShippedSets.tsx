import { Trans, useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ChoiceField, PressButton } from "@/ui";
import type { Shipped } from "../api";
import { catalogueQuery } from "../state";
import styles from "./clocks.module.css";

/** Ways to begin: the periods of a standard form, or one of one's own. */
export function ShippedSets({ onChoose, onAdd }: { onChoose: (set: Shipped) => void; onAdd: () => void }) {
  const { t } = useLingui();
  const { data } = useQuery(catalogueQuery);
  const options = (data?.items ?? []).map((set) => ({ value: set.key, label: `${set.contract}: ${set.name}` }));
  const choose = (key: string) => {
    const set = data?.items.find((each) => each.key === key);
    if (set) onChoose(set);
  };
  return (
    <div className={styles.tools}>
      <ChoiceField label={<Trans>Take the periods of a standard form</Trans>} empty={t`Choose…`} options={options} value="" onChange={choose} />
      <PressButton onPress={onAdd}><Trans>Add a period</Trans></PressButton>
    </div>
  );
}
