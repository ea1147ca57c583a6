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
  'dispute-contested': {
    name: 'رفض اعتراض',
    title: '{title}: لم يُقبل الاعتراض',
    body: 'لا يقبل {by} الاعتراض على {hours} من أسبوع {week}. في {decides} يحسم حكم كل مقطع؛ وحتى ذلك الحين يمكن للعميل السحب وللمشغّل نقض الحكم (D2). وكتب: {says}',
    bodyBare:
      'لا يقبل {by} الاعتراض على {hours} من أسبوع {week}. في {decides} يحسم حكم كل مقطع؛ وحتى ذلك الحين يمكن للعميل السحب وللمشغّل نقض الحكم (D2).',
    silent:
      'انتهت الأيام الثلاثة للرد على الاعتراض على {hours} من أسبوع {week}، والصمت يعني عدم القبول. في {decides} يحسم حكم كل مقطع؛ وحتى ذلك الحين يمكن للعميل السحب وللمشغّل نقض الحكم (D2).',
    button: 'عرض الاعتراض',
  },
  'dispute-accepted': {
    name: 'قبول اعتراض',
    title: '{title}: يعود {back}',
    body: 'قبل {by} الاعتراض على {hours} من أسبوع {week}. يُردّ {back} مع رسوم الطرفين: إلى البطاقة، أو يُخصم مما سيُحصّل لاحقًا (D2).',
    button: 'عرض الاعتراض',
  },
  'dispute-overruled': {
    name: 'نقض المشغّل لحكم',
    title: '{title}: نُقض حكم',
    refunded: 'نقض {by} حكم مقطع {start}: سيُردّ مبلغه (D2). السبب: {says}',
    paid: 'نقض {by} حكم مقطع {start}: سيُدفع (D2). السبب: {says}',
    button: 'عرض الاعتراض',
  },
  'dispute-decided': {
    name: 'حسم اعتراض',
    title: '{title}: حُسم الاعتراض',
    body: 'من أسبوع {week} كان الاعتراض على {hours}. يُردّ {refunded} من {segments} مقاطع: يعود {back} إلى العميل مع الرسوم. ويُدفع {net} للمستقل ويمضي مع بقية ذلك الأسبوع (D2).',
    button: 'عرض ما حسم كلًّا منها',
  },
} satisfies Pick<Catalogue['kinds'], ReviewKind>;
