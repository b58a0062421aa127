import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { ApiProblem, Unreachable } from "@/platform/problem";
import { PressButton } from "../button/PressButton";
import styles from "./feedback.module.css";
import { problemWords } from "./words";

interface EmptyStateProps {
  /** Why it is empty, in a sentence. */
  title: ReactNode;
  children?: ReactNode;
  /** The first thing to do here. */
  action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      <EmptySheet />
      <p className={styles.stateTitle}>{title}</p>
      {children && <div className={styles.stateText}>{children}</div>}
      {action && <div className={styles.stateAction}>{action}</div>}
    </div>
  );
}

/** Filters hide something: says how many, and clears them. */
export function FilteredEmpty({ hidden, onClear }: { hidden?: number; onClear: () => void }) {
  return (
    <EmptyState
      title={hidden === undefined ? <Trans>Nothing matches these filters.</Trans> : <Trans>The filters hide all {hidden} items.</Trans>}
      action={<PressButton onPress={onClear}><Trans>Clear filters</Trans></PressButton>}
    />
  );
}

function EmptySheet() {
  return (
    <svg className={styles.drawing} viewBox="0 0 132 84" aria-hidden focusable="false">
      <path d="M22.5 8.5h72v52h-72z" />
      <path d="M70.5 60.5v-14h24M70.5 53.5h24" />
      <path d="M22.5 66v10M94.5 66v10M22.5 71.5h24M70.5 71.5h24M27 69l-4.500 2.500L27 74M90 69l4.500 2.500L90 74" />
      <path d="M101 8.500h10M101 60.500h10M106.500 8.500v18M106.500 42.500v18M104 13l2.500-4.500L109 13M104 56l2.500 4.500L109 56" />
    </svg>
  );
}

/** What belongs to the person through whose eyes somebody looks, and to nobody else. */
export function TheirsAlone() {
  return <EmptyState title={<Trans>This is theirs alone, and not shown to whoever looks through their eyes.</Trans>} />;
}

interface ErrorStateProps {
  error: unknown;
  onRetry?: () => unknown;
}

export function ErrorState({ error, onRetry }: ErrorStateProps) {
  const { t } = useLingui();
  if (error instanceof ApiProblem && error.code === "viewing.not_shown") return <TheirsAlone />;
  const status = error instanceof ApiProblem ? error.status : 0;
  const missing = status === 404 || status === 403;
  const title = status === 404 ? t`Not found` : status === 403 ? t`Not open to you` : error instanceof Unreachable ? t`No connection` : t`This did not load`;
  return (
    <div className={styles.state} role="alert">
      <p className={styles.stateTitle}>{title}</p>
      <div className={styles.stateText}>
        <p>{problemWords(error)}</p>
        {error instanceof ApiProblem && !missing && <p className={styles.code}>{error.code}</p>}
      </div>
      {onRetry && !missing && (
        <div className={styles.stateAction}>
          <PressButton onPress={onRetry}><Trans>Try again</Trans></PressButton>
        </div>
      )}
    </div>
  );
}
