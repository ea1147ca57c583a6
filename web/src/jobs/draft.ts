import { formatMoney, minorDigits, parseMoney } from '@stint/core/money';
import type { createJob, editJob, Job, JobKind, Level } from '@stint/wire/jobs';
import { LIMITS } from '@stint/wire/limits';
import type { Body } from '@stint/wire/route';

/** What is typed in the form of a job, as text where it is typed as text. */
export interface JobDraft {
  readonly organisation: string;
  readonly kind: JobKind;
  readonly title: string;
  readonly description: string;
  /** '': any. */
  readonly level: Level | '';
  readonly currency: string;
  readonly rateFrom: string;
  readonly rateTo: string;
  readonly budget: string;
  /** With commas between them. */
  readonly labels: string;
}

export type JobField = keyof JobDraft;
export type JobFaults = Partial<Record<JobField, string>>;

export function blankJob(organisation: string): JobDraft {
  return {
    organisation,
    kind: 'hourly',
    title: '',
    description: '',
    level: '',
    currency: 'USD',
    rateFrom: '',
    rateTo: '',
    budget: '',
    labels: '',
  };
}

export function draftOf(job: Job): JobDraft {
  return {
    organisation: job.organisation.id,
    kind: job.kind,
    title: job.title,
    description: job.description,
    level: job.level ?? '',
    currency: job.currency,
    rateFrom: job.rateFrom ?? '',
    rateTo: job.rateTo ?? '',
    budget: job.budget ?? '',
    labels: job.labels.join(', '),
  };
}

type EditBody = Omit<Body<typeof editJob>, 'version'>;

/** What to send for an edit. Faults are to be looked for before. */
export function editBodyOf(draft: JobDraft): EditBody {
  const { title, description, currency, kind } = draft;
  const hourly = kind === 'hourly';
  return {
    title: title.trim(),
    description,
    level: draft.level === '' ? null : draft.level,
    currency,
    rateFrom: hourly ? amountOf(draft.rateFrom, currency) : null,
    rateTo: hourly ? amountOf(draft.rateTo, currency) : null,
    budget: hourly ? null : amountOf(draft.budget, currency),
    labels: labelsOf(draft.labels),
  };
}

/** What to send for a new job. Faults are to be looked for before. */
export function bodyOf(draft: JobDraft, id: string): Body<typeof createJob> {
  const { organisation, kind } = draft;
  return { ...editBodyOf(draft), id, organisation, kind };
}

/** What is wrong, by field; empty where it can be sent. */
export function faultsOf(draft: JobDraft): JobFaults {
  const { organisation, title, description, currency, kind } = draft;
  const faults: { -readonly [Field in JobField]?: string } = {};
  if (organisation === '') faults.organisation = 'For which organisation is it?';
  if (title.trim() === '') faults.title = 'Give it a title.';
  if (title.trim().length > LIMITS.name) faults.title = `${LIMITS.name} characters at most.`;
  if (description.trim() === '') faults.description = 'Say what the work is.';
  if (description.length > LIMITS.description) {
    faults.description = `${description.length - LIMITS.description} characters too many.`;
  }
  if (minorDigits(currency) === null) {
    faults.currency = 'Three letters of ISO 4217, such as USD.';
  } else {
    const amounts = kind === 'hourly' ? (['rateFrom', 'rateTo'] as const) : (['budget'] as const);
    for (const field of amounts) {
      const fault = amountFault(draft[field], currency);
      if (fault) faults[field] = fault;
    }
    const [from, to] = [draft.rateFrom, draft.rateTo].map((text) => parseMoney(text.trim(), currency));
    if (kind === 'hourly' && from && to && to < from) faults.rateTo = 'Lower than the rate beside it.';
  }
  const labels = labelsFault(labelsOf(draft.labels));
  if (labels) faults.labels = labels;
  return faults;
}

/** `design, calls` → both, each once. */
export function labelsOf(text: string): string[] {
  const labels = text.split(',').flatMap((part) => part.trim() || []);
  const names = labels.map((label) => label.toLowerCase());
  return labels.filter((_, index) => names.indexOf(names[index] ?? '') === index);
}

/** Null where an amount may stand or nothing stands. */
export function amountFault(text: string, currency: string): string | null {
  const typed = text.trim();
  if (typed === '') return null;
  const minor = parseMoney(typed, currency);
  if (minor === null) return `An amount, such as ${minorDigits(currency) === 0 ? '4500' : '45.00'}.`;
  return minor === 0n ? 'More than nothing, or leave it blank.' : null;
}

function labelsFault(labels: readonly string[]): string | null {
  if (labels.length > LIMITS.activityLabels) return `${LIMITS.activityLabels} labels at most.`;
  const long = labels.find((label) => label.length > LIMITS.labelName);
  return long === undefined ? null : `A label has ${LIMITS.labelName} characters at most.`;
}

function amountOf(text: string, currency: string): string | null {
  const minor = parseMoney(text.trim(), currency);
  return minor === null ? null : formatMoney(minor, currency);
}
