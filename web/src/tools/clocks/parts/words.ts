import { plural, t } from "@lingui/core/macro";
import type { Clock, Effect, Rule, Stop, Trigger, Turn, Unit } from "../api";

export function effectWord(effect: Effect): string {
  switch (effect) {
    case "accepted":
      return t`Deemed accepted`;
    case "rejected":
      return t`Deemed rejected`;
    case "barred":
      return t`Time-barred`;
    case "none":
      return t`Ran out`;
  }
}

export function triggerWord(trigger: Trigger): string {
  switch (trigger) {
    case "issued":
      return t`The item is issued`;
    case "reply":
      return t`The other party responds officially`;
    case "official_response":
      return t`Anybody responds officially`;
    case "closed":
      return t`The item is closed`;
    case "date":
      return t`A day that somebody names`;
    case "expiry":
      return t`Another period runs out`;
    case "notice":
      return t`Notice is given that another period ran out`;
  }
}

export function stopWord(stop: Stop): string {
  switch (stop) {
    case "issued":
      return t`The item is issued`;
    case "answer":
      return t`Whoever is on the clock responds officially`;
    case "official_response":
      return t`Anybody responds officially`;
    case "closed":
      return t`The item is closed`;
    case "linked":
      return t`Whoever is on the clock answers with an item of their own`;
  }
}

export function turnWord(turn: Turn): string {
  switch (turn) {
    case "sender":
      return t`The sender`;
    case "recipient":
      return t`The assignees`;
    case "company":
      return t`A company`;
  }
}

export function unitWord(unit: Unit): string {
  switch (unit) {
    case "days":
      return t`calendar days`;
    case "weeks":
      return t`weeks`;
    case "working_days":
      return t`working days`;
  }
}

export function periodWord({ amount, unit }: Pick<Rule, "amount" | "unit">): string {
  switch (unit) {
    case "days":
      return t`${plural(amount, { one: "# day", other: "# days" })}`;
    case "weeks":
      return t`${plural(amount, { one: "# week", other: "# weeks" })}`;
    case "working_days":
      return t`${plural(amount, { one: "# working day", other: "# working days" })}`;
  }
}

/** "runs out in 3 working days" */
export function countdownWord(days: number, isToday: boolean): string {
  if (isToday) return t`runs out today`;
  if (days > 0) return t`${plural(days, { one: "runs out in # working day", other: "runs out in # working days" })}`;
  return t`runs out before the next working day`;
}

export function endedWord(clock: Clock): string {
  switch (clock.ended_by) {
    case "issued":
      return t`issued in time`;
    case "answer":
    case "linked":
    case "official_response":
      return clock.state === "expired" ? t`answered late` : t`answered in time`;
    case "closed":
      return t`closed in time`;
    case "hand":
      return t`stopped by hand`;
    default:
      return effectWord(clock.effect);
  }
}

export function whyWord(code: string | undefined): string | undefined {
  switch (code) {
    case undefined:
      return undefined;
    case "clocks.admins_only":
      return t`Only administrators of this type may do this.`;
    case "clocks.not_a_party":
      return t`Only the other party, or an administrator, may do this.`;
    default:
      return t`This is not possible now.`;
  }
}
