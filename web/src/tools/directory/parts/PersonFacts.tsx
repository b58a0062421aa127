import { useLingui } from "@lingui/react/macro";
import { Fact, Facts } from "@/ui";
import type { Person } from "../api";
import styles from "./directory.module.css";

export function PersonFacts({ person }: { person: Pick<Person, "mail" | "phones" | "title" | "company" | "employee" | "account_admin"> }) {
  const { t } = useLingui();
  return (
    <Facts label={t`Person`}>
      <Fact label={t`Company`}>{person.company.name}</Fact>
      <Fact label={t`Title`}>{person.title}</Fact>
      <Fact label={t`Mail address`} span={2}><a className={styles.link} href={`mailto:${person.mail}`}>{person.mail}</a></Fact>
      <Fact label={t`Phone`} span={2}>
        {person.phones.length > 0 && person.phones.map((phone, index) => <span key={phone}>{index > 0 && ", "}<a className={styles.link} href={`tel:${phone.replace(/\s/g, "")}`}>{phone}</a></span>)}
      </Fact>
      <Fact label={t`Belongs to us`}>{person.employee ? t`Employee` : t`No`}</Fact>
      <Fact label={t`Role in the company`}>{person.account_admin ? t`Company administrator` : t`–`}</Fact>
    </Facts>
  );
}
