import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef } from "react";
import { may } from "@/kernel/resource";
import { useProject } from "@/platform/session";
import { ErrorState, ItemButtons, Moment, PersonChip, PressButton, RichText, Skeletons, toast } from "@/ui";
import { correspondenceApi, type Item, type People, type Response } from "../../api";
import { itemQuery, personOf, responsesQuery } from "../../state";
import { Files } from "./Body";
import styles from "./item.module.css";

/**
 * A numbered column of sheets; official ones carry a stamp. `fresh` is the one that was just posted here: the focus goes there,
 * unless a hand went on to something else meanwhile (a menu whose button leaves the screen is hidden with it).
 */
export function Responses({ item, fresh }: { item: Item; fresh: string | undefined }) {
  const { t } = useLingui();
  const project = useProject();
  const { data, error, refetch } = useQuery(responsesQuery(project.id, item.id));
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeletons shape="lines" />;
  if (data.items.length === 0) return null;
  return (
    <section className={styles.responses} aria-label={t`Responses`}>
      <h2 className={styles.responsesTitle}><Trans>Responses</Trans></h2>
      <ol className={styles.column}>
        {data.items.map((response) => <Answer key={response.id} item={item} response={response} people={data.people} fresh={response.id === fresh} />)}
      </ol>
    </section>
  );
}

function Answer({ item, response, people, fresh }: { item: Item; response: Response; people: People; fresh: boolean }) {
  const { id: project, time_zone } = useProject();
  const { t } = useLingui();
  const { position } = response;
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!fresh || document.activeElement !== document.body) return;
    place.current?.scrollIntoView({ block: "center" });
    place.current?.focus({ preventScroll: true });
  }, [fresh]);
  return (
    <li ref={place} tabIndex={-1} className={styles.answer} aria-label={t`Response ${position}`}>
      <header className={styles.answerHead}>
        <span className={styles.position}>{position}</span>
        <PersonChip person={personOf(people, response.author)} />
        <span className={styles.answerEnd}>
          <MarkOfficial item={item} response={response} />
          <ItemButtons project={project} card={item.id} part={response.id} />
          <span className={styles.quiet}><Moment at={response.created_at} timeZone={time_zone} /></span>
          {response.official && <span className={styles.stamp}><Trans>Official</Trans></span>}
        </span>
      </header>
      <div className={styles.answerBody}>
        <RichText doc={response.text} />
        <Files files={response.files} />
      </div>
    </li>
  );
}

function MarkOfficial({ item, response }: { item: Item; response: Response }) {
  const { t } = useLingui();
  const project = useProject();
  const queries = useQueryClient();
  if (!may(item, "mark_official")) return null;
  const { queryKey } = responsesQuery(project.id, item.id);
  const show = (official: boolean, version: number) =>
    queries.setQueryData(queryKey, (now) => now && { ...now, items: now.items.map((one) => (one.id === response.id ? { ...one, official, version } : one)) });
  const mark = async (official: boolean, version: number): Promise<void> => {
    show(official, version);
    try {
      const marked = await correspondenceApi.mark(project.id, item.id, response.id, official, version);
      const { version: fresh } = marked.response;
      show(official, fresh);
      void queries.invalidateQueries({ queryKey: itemQuery(project.id, item.id).queryKey });
      toast(official ? t`Marked official` : t`No longer official`, { undo: () => mark(!official, fresh) });
    } catch (error) {
      show(!official, version);
      void queries.invalidateQueries({ queryKey }); // somebody may have been here before
      void queries.invalidateQueries({ queryKey: itemQuery(project.id, item.id).queryKey });
      throw error;
    }
  };
  return (
    <PressButton small kind="quiet" className={styles.mark} onPress={() => mark(!response.official, response.version)}>
      {response.official ? <Trans>Not official</Trans> : <Trans>Mark official</Trans>}
    </PressButton>
  );
}
