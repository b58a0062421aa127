import { useQuery } from "@tanstack/react-query";
import { type FieldProps, OptionPicker } from "@/ui";
import { companiesQuery } from "../state";

interface CompanyPickerProps extends Omit<FieldProps, "children"> {
  value: string;
  onChange: (company: string) => void;
  disabled?: boolean;
}

/** One company of the account; those that are no longer in use are not offered. */
export function CompanyPicker({ value, onChange, ...rest }: CompanyPickerProps) {
  const { data } = useQuery(companiesQuery);
  const options = (data?.items ?? []).filter((one) => one.active || one.id === value).map((one) => ({ value: one.id, label: one.name }));
  return <OptionPicker {...rest} single options={options} value={value ? [value] : []} onChange={(next) => onChange(next[0] ?? "")} />;
}
