/** The name a branch would have for work under this memo: "Header colours" becomes "header-colours". */
export function branchOf(memo: string): string {
  const slug = memo
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return slug === '' ? 'main' : slug.slice(0, 40);
}

/** The memo as a subject, also when it is blank. */
export function subjectOf(memo: string): string {
  return memo.trim() === '' ? 'acme-shop' : memo.trim();
}

/** The clock `earlier` minutes before "HH:MM". */
export function clockBefore(minute: string, earlier: number): string {
  const [hours = 0, minutes = 0] = minute.split(':').map(Number);
  const at = (((hours * 60 + minutes - earlier) % 1440) + 1440) % 1440;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** Whole numbers with thin groups: 12,480. */
export function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
