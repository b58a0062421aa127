import { Trans } from "@lingui/react/macro";
import type { Rule } from "../api";
import styles from "./clocks.module.css";
import { effectWord, periodWord, triggerWord, turnWord } from "./words";

/** A period in words: what it asks, how long it is and from when, whose turn it is, what its end means. */
export function RuleWords({ rule, rules, error }: { rule: Rule; rules: readonly Rule[]; error?: boolean }) {
  const period = periodWord(rule);
  const after = rules.find((each) => each.key === rule.after)?.text;
  const start = rule.trigger === "date" ? rule.date : triggerWord(rule.trigger);
  const [text, outcome] = [rule.said || rule.text, rule.said_outcome || rule.outcome];
  const effect = effectWord(rule.effect ?? "none");
  const turn = turnWord(rule.turn);
  return (
    <div className={styles.what}>
      <p>{text}</p>
      <small>
        <Trans>{period} from: {start}</Trans>{after && <> ({after})</>}
        {" · "}{turn}
        {" · "}{outcome || effect}
      </small>
      {error && <p role="alert"><Trans>Something here needs your attention: open it.</Trans></p>}
    </div>
  );
}
