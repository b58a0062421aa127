export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

interface ProblemDocument {
  status?: number;
  code?: string;
  title?: string;
  detail?: string;
  field?: string;
  errors?: Partial<FieldProblem>[];
  extra?: Record<string, unknown>;
}

/** What the server refused, in its own words (RFC 9457). `code` is for machines, `detail` for people. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly field: string | undefined;
  readonly errors: FieldProblem[];
  /** What the refusal tells besides: the present version of something stale, for instance. */
  readonly extra: Record<string, unknown>;

  constructor(status: number, document: ProblemDocument = {}) {
    super(document.detail ?? document.title ?? `HTTP ${status}`);
    this.name = "ApiProblem";
    this.status = status;
    this.code = document.code ?? `http.${status}`;
    this.title = document.title ?? "";
    this.detail = document.detail ?? "";
    this.field = document.field;
    this.extra = document.extra ?? {};
    this.errors = (document.errors ?? []).map((error) => ({
      field: error.field ?? "",
      code: error.code ?? this.code,
      detail: error.detail ?? this.detail,
    }));
  }

  /** Every complaint about a field, by field name. */
  get fields(): Record<string, string> {
    const found: Record<string, string> = {};
    if (this.field) found[this.field] = this.detail || this.title;
    for (const error of this.errors) if (error.field) found[error.field] ??= error.detail;
    return found;
  }
}

export async function problemFrom(response: Response): Promise<ApiProblem> {
  const type = response.headers.get("content-type") ?? "";
  if (!type.includes("json")) return new ApiProblem(response.status);
  const document: unknown = await response.json().catch(() => null);
  return new ApiProblem(response.status, isDocument(document) ? document : {});
}

function isDocument(value: unknown): value is ProblemDocument {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The connection, not the server, said no. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("unreachable", { cause });
    this.name = "Unreachable";
  }
}
