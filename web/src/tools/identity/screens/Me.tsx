import { useLingui } from "@lingui/react/macro";
import { useMe } from "@/platform/session";
import { Fact, Facts, Page, Sheet } from "@/ui";

export default function Me() {
  const { t } = useLingui();
  const { person, account } = useMe();
  return (
    <Page title={t`Profile and sessions`}>
      <Sheet flush>
        <Facts>
          <Fact label={t`Name`}>{person.name}</Fact>
          <Fact label={t`Mail address`}>{person.mail}</Fact>
          <Fact label={t`Company`}>{person.company?.name}</Fact>
          <Fact label={t`Account`}>{account.name}</Fact>
        </Facts>
      </Sheet>
    </Page>
  );
}
