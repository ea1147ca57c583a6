import { Link } from '@tanstack/react-router';

/** From an entry of the books back to the invoice that it is about. */
export function ToInvoice({ about }: { about: { readonly contract: string; readonly week: string } }) {
  const { contract, week } = about;
  return (
    <Link to="/contracts/$contract/weeks/$week/trace" params={{ contract, week }}>
      Week of {week}
    </Link>
  );
}
