import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from './roots.tsx';

const invoices = createRoute({
  getParentRoute: () => inside,
  path: '/invoices',
  component: lazyRouteComponent(() => import('../invoices/list-page.tsx'), 'InvoicesPage'),
});

/** `of`: `own`, `house`, or an organisation. */
const particulars = createRoute({
  getParentRoute: () => inside,
  path: '/invoices/particulars',
  validateSearch: ({ of }: Record<string, unknown>): { of?: string } =>
    typeof of === 'string' ? { of } : {},
  component: lazyRouteComponent(() => import('../invoices/particulars-page.tsx'), 'ParticularsPage'),
});

export const invoiceRoutes = [invoices, particulars] as const;
