import { useQuery } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useProject } from "@/platform/session";
import { Fact, Facts, formatDay, Moment, PeopleNames } from "@/ui";
import type { Item, TypeHere } from "../../api";
import { peopleOf, referenceQueries } from "../../state";
import { treeOf } from "../list/useOptions";
import { CustomFacts } from "../custom/CustomFacts";
import { type FactField, type FormSection, sectionsOf } from "../sections";
import { fieldWord, impactWord } from "../words";
import styles from "./item.module.css";

function usePlaceName(item: Item): ReactNode {
  const project = useProject();
  const { data } = useQuery({ ...referenceQueries.location(project.id), retry: false, enabled: item.location_id !== null });
  if (!item.location_id) return null;
  const place = treeOf(data?.items ?? []).find((option) => option.value === item.location_id);
  return place?.path ?? item.cards[item.location_id]?.title;
}

function Money({ amount }: { amount: string }) {
  const { i18n } = useLingui();
  const { currency } = useProject();
  const style = currency ? ({ style: "currency", currency, currencyDisplay: "code" } as const) : {};
  const format = new Intl.NumberFormat(i18n.locale === "pseudo" ? "en" : i18n.locale, { ...style, minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return <span className={styles.figure}>{format.format(Number(amount))}</span>;
}

function useValues(item: Item): Record<FactField, ReactNode> {
  const { t, i18n } = useLingui();
  const place = usePlaceName(item);
  const titled = (ids: readonly (string | null)[]) => {
    const cards = ids.flatMap((id) => (id && item.cards[id] ? [item.cards[id]] : []));
    if (cards.length === 0) return null;
    return cards.map((card, at) => <span key={card.link + card.title}>{at > 0 && ", "}{card.number && <span className={styles.code}>{card.number}</span>}{card.title}</span>);
  };
  const people = (ids: readonly (string | null)[]) => (ids.some(Boolean) ? <PeopleNames people={peopleOf(item.people, ids)} /> : null);
  const { schedule_impact: schedule, cost_impact: cost } = item;
  const days = schedule?.days ?? 0;
  return {
    received_from: people([item.received_from]),
    assignees: people(item.assignees),
    distribution: people(item.distribution),
    due_on: item.due_on && <time dateTime={item.due_on}>{formatDay(i18n.locale, item.due_on)}</time>,
    location: place,
    trades: titled(item.trade_ids),
    cost_code: titled([item.cost_code_id]),
    spec_section: titled([item.spec_section_id]),
    schedule_impact: schedule && (schedule.days === null ? impactWord(schedule.status) : t`${plural(days, { one: "# day", other: "# days" })}`),
    cost_impact: cost && (cost.amount === null ? impactWord(cost.status) : <Money amount={cost.amount} />),
  };
}

/** The facts of a letter, in the sections of its form. */
export function LetterFacts({ item, type }: { item: Item; type: TypeHere | undefined }) {
  const { t } = useLingui();
  const { time_zone } = useProject();
  const values = useValues(item);
  const creator = peopleOf(item.people, [item.created_by])[0];
  const [first, ...named] = sectionsOf(type);
  const facts = (section: FormSection | undefined) => section?.fields.map((key) => <Fact key={key} label={fieldWord(key)}>{values[key]}</Fact>);
  return (
    <div className={styles.sections}>
      <Facts label={t`Facts`}>
        {facts(first)}
        <Fact label={t`Created`}>{creator?.name} <span className={styles.quiet}><Moment at={item.created_at} timeZone={time_zone} /></span></Fact>
        <Fact label={t`Issued`}>{item.issued_at && <Moment whole at={item.issued_at} timeZone={time_zone} />}</Fact>
      </Facts>
      <CustomFacts item={item} placed={first?.custom ?? []} label={t`Further facts`} />
      {named.map((section) => (
        <section key={section.name} className={styles.section} aria-label={section.name}>
          <h2>{section.name}</h2>
          {section.fields.length > 0 && <Facts label={section.name}>{facts(section)}</Facts>}
          <CustomFacts item={item} placed={section.custom} label={section.name} />
        </section>
      ))}
    </div>
  );
}
