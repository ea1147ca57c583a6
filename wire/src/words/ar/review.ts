import type { ReviewKind } from '../../told-review.ts';
import type { Catalogue } from '../catalogue.ts';

/** What is said of a week's review, in Arabic. */
export const review = {
  'week-approved': {
    name: 'الموافقة المبكرة على أسبوع',
    title: '{title}: تمت الموافقة على أسبوع {week}',
    body: 'راجعه {by} ووافق عليه. لا يتغيّر أي موعد: تنتهي المراجعة في {review}، وحتى ذلك الحين يمكن الاعتراض عليه (B6).',
    button: 'عرض المراجعة',
  },
  'dispute-opened': {
    name: 'اعتراض على مقاطع',
    title: '{title}: اعتراض على {net}',
    body: 'يعترض {by} على {hours} من أسبوع {week}. المبلغ {net} الخاص بك عنها محجوز، وبقية الأسبوع تمضي كالمعتاد. لديك حتى {answer} للتفكير؛ والصمت يعني عدم القبول، وعندها يحسم الحكم الذي يراه كلاكما (D2).',
    button: 'عرض المقاطع والأسباب',
  },
  'dispute-withdrawn': {
    name: 'سحب اعتراض',
    title: '{title}: سُحب الاعتراض',
    body: 'سحب {by} الاعتراض على {hours} من أسبوع {week}. المبلغ {net} الذي كان محجوزًا يمضي مع بقية ذلك الأسبوع (D2).',
    button: 'عرض الأسبوع',
  },
} satisfies Pick<Catalogue['kinds'], ReviewKind>;
