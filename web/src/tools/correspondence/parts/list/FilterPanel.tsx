import { Trans, useLingui } from "@lingui/react/macro";
import { ChoiceField, DateField, OptionPicker, PeoplePicker, PressButton, SidePanel, TickField } from "@/ui";
import { type Chosen, CLOCK, has, LISTS, type ListKey, RANGES, type RangeKey, type TickKey, valuesOf, WITHIN } from "./chosen";
import { CustomFilters } from "./CustomFilters";
import styles from "./list.module.css";
import { type CountedPerson, isPeople, type Options } from "./useOptions";

export function useFilterWords(): Record<ListKey | RangeKey | "overdue" | "private" | "q" | "custom_field" | "clock", string> {
  const { t } = useLingui();
  return {
    q: t`Search`, type: t`Type`, status: t`Status`, assignee: t`Assignee`, received_from: t`Received from`, created_by: t`Created by`, company: t`Company`, location: t`Location`,
    overdue: t`Overdue`, private: t`Private`, due: t`Due`, created: t`Created`, updated: t`Updated`, issued: t`Issued`, closed: t`Closed`, custom_field: t`Custom fields`, clock: t`Contract clock`,
  };
}

interface FilterPanelProps {
  opened: boolean;
  onClose: () => void;
  chosen: Chosen;
  options: Options;
  onChange: (patch: Chosen) => void;
  onClear: () => void;
}

const countOf = (person: CountedPerson) => <span className={styles.panelCount}>{person.count}</span>;

/** Every filter there is, in one place. */
export function FilterPanel({ opened, onClose, chosen, options, onChange, onClear }: FilterPanelProps) {
  const { t } = useLingui();
  const words = useFilterWords();
  return (
    <SidePanel opened={opened} onClose={onClose} title={t`Filters`} foot={<PressButton wide onPress={onClear}><Trans>Clear all</Trans></PressButton>}>
      <div className={styles.panel}>
        {LISTS.map((key) => isPeople(key) ? (
          <PeoplePicker
            key={key}
            label={words[key]}
            placeholder={t`Any`}
            value={options.people[key].chosen}
            search={options.people[key].search}
            note={countOf}
            onChange={(people) => onChange({ [key]: people.map((person) => person.id) })}
          />
        ) : (
          <OptionPicker key={key} label={words[key]} placeholder={t`Any`} options={options.lists[key]} value={valuesOf(chosen, key)} onChange={(values) => onChange({ [key]: values })} />
        ))}
        {has(chosen, "location") && (
          <TickField label={t`And what lies in it`} value={!has(chosen, WITHIN)} onChange={(on) => onChange({ [WITHIN]: on ? [] : ["false"] })} />
        )}
        <YesNo label={words.overdue} filter="overdue" yes={t`Overdue only`} no={t`Not overdue`} chosen={chosen} onChange={onChange} />
        <YesNo label={words.private} filter="private" yes={t`Private only`} no={t`Not private`} chosen={chosen} onChange={onChange} />
        <ChoiceField label={words.clock} empty={t`Any`} options={[{ value: "soon", label: t`Runs out within 3 working days` }, { value: "running", label: t`A period runs` }, { value: "expired", label: t`A period ran out` }]} value={valuesOf(chosen, CLOCK)[0] ?? ""} onChange={(value) => onChange({ [CLOCK]: value ? [value] : [] })} />
        <CustomFilters {...{ chosen, options, onChange }} />
        {RANGES.map((range) => (
          <fieldset key={range} className={styles.range}>
            <legend>{words[range]}</legend>
            <Day label={t`from`} filter={`${range}_from`} chosen={chosen} onChange={onChange} />
            <Day label={t`to`} filter={`${range}_to`} chosen={chosen} onChange={onChange} />
          </fieldset>
        ))}
      </div>
    </SidePanel>
  );
}

function YesNo({ label, filter, yes, no, chosen, onChange }: { label: string; filter: TickKey; yes: string; no: string } & Pick<FilterPanelProps, "chosen" | "onChange">) {
  const { t } = useLingui();
  const options = [{ value: "true", label: yes }, { value: "false", label: no }];
  return <ChoiceField label={label} empty={t`Any`} options={options} value={valuesOf(chosen, filter)[0] ?? ""} onChange={(value) => onChange({ [filter]: value ? [value] : [] })} />;
}

function Day({ label, filter, chosen, onChange }: { label: string; filter: string; chosen: Chosen; onChange: (patch: Chosen) => void }) {
  return <DateField label={label} hideLabel value={valuesOf(chosen, filter)[0] ?? ""} onChange={(day) => onChange({ [filter]: day ? [day] : [] })} />;
}
