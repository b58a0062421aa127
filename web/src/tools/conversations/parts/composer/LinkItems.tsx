import { Modal } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { ErrorState, ItemNumber, PressButton, SearchBox, Skeletons, statusName, usePhone } from "@/ui";
import { type Hit, talkApi } from "../../api";
import styles from "./composer.module.css";

const SHORTEST = 2;

interface LinkItemsProps {
  project: string;
  chosen: readonly string[];
  most: number;
  /** The ids, and what is known of those just found. */
  onChoose: (ids: string[], found: readonly Hit[]) => void;
  onClose: () => void;
}

/** Things of the project to point to, among those that one may open oneself. */
export default function LinkItems({ project, chosen, most, onChoose, onClose }: LinkItemsProps) {
  const { t } = useLingui();
  const phone = usePhone();
  const [text, setText] = useState("");
  const [picked, setPicked] = useState<readonly string[]>(chosen);
  const [found, setFound] = useState<readonly Hit[]>([]);
  const wanted = text.trim();
  const seeking = wanted.length >= SHORTEST;
  const { data, error, refetch, isPending } = useQuery({ queryKey: ["conversations", "linkable", project, wanted], queryFn: ({ signal }) => talkApi.find(project, wanted, signal), enabled: seeking, placeholderData: keepPreviousData, staleTime: 10_000 });
  const hits = seeking ? (data?.items ?? []) : [];
  const flip = (hit: Hit, on: boolean) => {
    setPicked(on ? [...picked, hit.id] : picked.filter((one) => one !== hit.id));
    if (on) setFound([...found, hit]);
  };
  const take = () => {
    onChoose([...picked], found);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Link Project Items`} centered={!phone} fullScreen={phone} size="36rem" closeButtonProps={{ "aria-label": t`Close` }}>
      <div className={styles.linkDialog}>
        <SearchBox value={text} onChange={setText} label={t`Number or words`} />
        {error && seeking ? <ErrorState error={error} onRetry={() => refetch()} /> : (
          <ul className={styles.hits} aria-label={t`Found`}>
            {hits.map((hit) => (
              <li key={hit.id}>
                <label className={styles.hit}>
                  <input type="checkbox" checked={picked.includes(hit.id)} disabled={!picked.includes(hit.id) && picked.length >= most} onChange={(event) => flip(hit, event.currentTarget.checked)} />
                  {hit.number && <ItemNumber plain number={hit.number} />}
                  <span className={styles.hitTitle} dir="auto">{hit.title || t`No subject`}</span>
                  <span className={styles.hitState}>{statusName(hit.state_label)}</span>
                </label>
              </li>
            ))}
          </ul>
        )}
        {!error && <div className={styles.hint} role="status">{!seeking ? <Trans>Type at least two letters or figures.</Trans> : isPending ? <Skeletons shape="lines" count={2} /> : hits.length === 0 && <Trans>Nothing that you may see matches.</Trans>}</div>}
        <p className={styles.hint}><Trans>Whoever may not open an item sees that there is one, and nothing of it.</Trans></p>
        <div className={styles.linkFoot}>
          <PressButton onPress={onClose}><Trans>Cancel</Trans></PressButton>
          <PressButton kind="primary" onPress={take}><Trans>Link</Trans></PressButton>
        </div>
      </div>
    </Modal>
  );
}
