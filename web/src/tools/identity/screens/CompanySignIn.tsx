import { useQuery, useQueryClient } from "@tanstack/react-query";
import { plural } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { ChoiceField, ErrorState, Note, Page, PressButton, RadioField, Sheet, Skeletons, toast, useForm, useUnsavedGuard } from "@/ui";
import { identityApi, type Required } from "../api";
import styles from "../parts/factor.module.css";
import { AllViewings } from "../parts/Viewings";
import { ProviderSheet } from "../parts/ProviderSheet";
import { policyQuery } from "../state";

type Policy = Awaited<ReturnType<typeof identityApi.policy>>;

/** Whom the company asks for a second factor. */
export default function CompanySignIn() {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(policyQuery);
  return (
    <Page title={t`Sign-in`} width="letter" crumbs={[{ label: t`Company`, to: "/company" }]}>
      <Sheet title={<Trans>Second factor</Trans>}>
        {data ? <PolicyForm policy={data} /> : error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeletons shape="lines" />}
      </Sheet>
      <ProviderSheet />
      <AllViewings />
    </Page>
  );
}

function PolicyForm({ policy }: { policy: Policy }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const form = useForm({
    initial: { required: policy.required, grace_days: String(policy.grace_days) },
    submit: async ({ required, grace_days }) => {
      queries.setQueryData(policyQuery.queryKey, await identityApi.setPolicy({ required, grace_days: Number(grace_days) }));
      toast(t`Saved`);
    },
  });
  const guard = useUnsavedGuard(form.dirty && !form.busy);
  const { required, grace_days: days } = form.values;
  const without = required === "administrators" ? policy.administrators_without : policy.without;
  const kinds: { value: Required; label: string; hint?: string }[] = [
    { value: "nobody", label: t`Nobody`, hint: t`Everybody may set one up for themselves.` },
    { value: "administrators", label: t`Company administrators`, hint: t`They can give rights to others.` },
    { value: "everybody", label: t`Everybody`, hint: t`People of other companies in your projects, too.` },
  ];
  const graces = [0, 3, 7, 14, 30].concat([0, 3, 7, 14, 30].includes(policy.grace_days) ? [] : [policy.grace_days]);
  const options = graces.map((count) => ({ value: String(count), label: count === 0 ? t`at their next sign-in` : plural(count, { one: "after # day", other: "after # days" }) }));
  return (
    <form {...form.formProps} className={styles.enrol}>
      {guard}
      <RadioField {...form.bind("required")} label={<Trans>After the password, a code of their app is asked of</Trans>} options={kinds} />
      {required !== "nobody" && (
        <>
          <ChoiceField {...form.bind("grace_days")} label={<Trans>They must have it</Trans>} options={options} hint={days === "0" ? undefined : <Trans>Until then each sign-in shows how to set it up, and they may put it off.</Trans>} />
          <Note>{without === 0 ? t`All of them have a second factor.` : plural(without, { one: "# person has none yet. Nobody is signed out by this.", other: "# people have none yet. Nobody is signed out by this." })}</Note>
        </>
      )}
      <div className={styles.buttons}><PressButton kind="primary" type="submit" busy={form.busy}><Trans>Save</Trans></PressButton></div>
    </form>
  );
}
